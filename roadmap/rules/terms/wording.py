"""A term told in Russian, in words that are read back to the same term."""

from roadmap.rules.terms.value import Kind, Point, Term

MONTHS = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)
OF_MONTH = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)
_SAID = {
    Kind.EACH_YEAR: "ежегодно",
    Kind.YEAR_ROUND: "в течение года",
    Kind.CONSTANTLY: "постоянно",
    Kind.MONTHLY: "ежемесячно",
    Kind.LESSONS_END: "в конце учебного года",
    Kind.REPORT_END: "в конце отчётного периода",
}


def in_russian(term: Term) -> str:
    if term.years is not None and term.years[1] is None:  # from a year on
        return f"{_said(term.in_year(term.years[0]))}, далее ежегодно"
    return _said(term) + _when(term)


def _said(term: Term) -> str:
    kind, start, end = term.kind, term.start or Point(), term.end or Point()
    if kind == Kind.RANGE:
        return _range(start, end)
    if kind == Kind.UNTIL:
        return f"до {_point(end, of=True)}"
    if kind == Kind.OPEN:
        return f"с {_point(start, of=True)}"
    if kind == Kind.YEARS:
        return _years(start.year or 0, end.year, loose=term.uncertain)
    if kind == Kind.SCHOOL_YEAR:
        return _school_years(term.years)
    if kind == Kind.HALF:
        return _half(term)
    return _SAID.get(kind) or term.words


def _when(term: Term) -> str:
    """In which years it comes back."""
    if term.kind in {Kind.SCHOOL_YEAR, Kind.HALF, Kind.YEARS, Kind.EACH_YEAR}:
        return " (ежегодно)" if term.yearly and term.kind in {Kind.SCHOOL_YEAR, Kind.HALF} else ""
    if term.kind == Kind.OPEN and term.yearly and term.start and term.start.year:
        return ", далее ежегодно"
    if term.years is not None:
        return ", " + _years(*term.years, loose=term.uncertain)
    return " (ежегодно)" if term.yearly else ""


def _years(first: int, last: int | None, *, loose: bool) -> str:
    if last is None:
        return f"{first} г., далее ежегодно"
    if first == last:
        return f"{first} г."
    return f"{first}–{last}" + ("" if loose else " гг.")


def _school_years(years: tuple[int, int | None] | None) -> str:
    if years is None or years[1] is None:
        return "в течение учебного года"
    if years[0] == years[1]:
        return f"в течение {years[0]}/{years[0] + 1} учебного года"
    return f"в течение учебного года, {years[0]}–{years[1] + 1} гг."


def _half(term: Term) -> str:
    years = f"{term.years[0]}/{term.years[0] + 1} " if term.years else ""
    return f"{'I' * term.number} полугодие" + (f" {years}{term.words}" if term.words else "")


def _range(start: Point, end: Point) -> str:
    if start == end:
        return _point(start)
    if start.day is None and end.day is None and start.year == end.year and start.month:
        return f"{MONTHS[start.month - 1]}–{_point(end)}"
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_point(end)}"
    begins = start._replace(year=None) if start.year == end.year and start.month and end.month else start
    return f"{_point(begins)} – {_point(end)}"


def _point(point: Point, *, of: bool = False) -> str:
    year = f" {point.year} г." if point.year else ""
    if point.month is None:
        return year.strip()
    if point.day is not None:
        return f"{point.day} {OF_MONTH[point.month - 1]}{year}"
    return (OF_MONTH if of else MONTHS)[point.month - 1] + year
