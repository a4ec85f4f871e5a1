"""Days and months with their years, alone and from one to another."""

from roadmap.rules.terms.tokens import NotUnderstoodError, Token, is_genitive, month_number, ordinal
from roadmap.rules.terms.value import Kind, Point, Term

_POINTS = frozenset({"month", "number", "date", "iso", "month_year", "day_month", "year"})
_DAYS = frozenset({"number", "date", "day_month"})
_LINKS = frozenset({"dash", "to"})
_LINKS_AFTER_FROM = _LINKS | {"until", "until_end"}  # «с 1 сентября до 15 октября»


class Cursor:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._at = tokens, 0

    def peek(self, ahead: int = 0) -> Token | None:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else None

    def name(self, ahead: int = 0) -> str:
        token = self.peek(ahead)
        return token.name if token else ""

    def take(self) -> Token:
        token = self.peek()
        if token is None:
            raise NotUnderstoodError
        self._at += 1
        return token

    def is_range_of_dates(self) -> bool:
        """A year that opens a range: «2022 г. – май 2023 г.»."""
        return self.name() == "year" and self.name(1) in _LINKS and self.name(2) in _POINTS


def read_dated(cursor: Cursor) -> list[Term]:
    """One term that begins here; a list of days of one month gives one each."""
    name = cursor.name()
    if name == "quarter":
        return [_quarter(cursor)]
    if name in {"until", "until_end"}:
        return [_until(cursor)]
    if name == "from":
        cursor.take()
        return [_range(cursor, opened=True)]
    return [_range(cursor)]


def _until(cursor: Cursor) -> Term:
    to_the_end = cursor.take().name == "until_end"
    point = _point(cursor)
    if to_the_end:
        if point.day is not None:
            raise NotUnderstoodError
        return Term(Kind.UNTIL, end=_closing_day(point))
    return Term(Kind.UNTIL, end=point, uncertain=point.day is None)  # «до мая»: with May or without it


def _closing_day(point: Point) -> Point:
    """The last day of a month or year; 29 February gives way in other years."""
    month = point.month or 12
    if month == 2 and point.year is None:
        return Point(None, 2, 29)
    return Point(point.year, month, point.last_day().day)


def _range(cursor: Cursor, *, opened: bool = False) -> Term:
    start = _point(cursor, opens=True)
    links = _LINKS_AFTER_FROM if opened else _LINKS
    if cursor.name() in links and not (cursor.name() == "dash" and cursor.name(1) == ""):
        link = cursor.take().name
        end = _point(cursor)
        if link == "until" and end.day is None:
            raise NotUnderstoodError  # «с сентября до мая»: with May or without it
        if link == "until_end":
            end = _closing_day(end)
        return _between(start, end)
    if start.month is None and start.day is None and not opened:
        raise NotUnderstoodError
    if start.month is None and start.day is not None:
        raise NotUnderstoodError
    if opened:
        return Term(Kind.OPEN, start=start, uncertain=True)
    return Term(Kind.RANGE, start=start, end=start)


def _between(start: Point, end: Point) -> Term:
    if start.month is None and start.day is not None:  # «с 1 по 15 сентября 2022 г.»
        if end.day is None:
            raise NotUnderstoodError
        start = Point(end.year, end.month, start.day)
    start, end = _with_years(start, end)
    if not start.exists() or not end.exists():
        raise NotUnderstoodError
    if start.year is not None and end.last_day() < start.first_day():
        raise NotUnderstoodError
    return Term(Kind.YEARS if start.month is None and end.month is None else Kind.RANGE, start=start, end=end)


def _with_years(start: Point, end: Point) -> tuple[Point, Point]:
    """A year said once belongs to both ends; across New Year they are a year apart."""
    if (start.year is None) == (end.year is None):
        return start, end
    if start.month is None or end.month is None:
        raise NotUnderstoodError
    crosses = (end.month, end.day or 31) < (start.month, start.day or 1)
    if start.year is None:
        return start._replace(year=(end.year or 0) - crosses), end
    return start, end._replace(year=start.year + crosses)


def _point(cursor: Cursor, *, opens: bool = False) -> Point:
    token = cursor.take()
    parts = token.parts
    if token.name == "number":
        return _day(cursor, int(str(parts["number_d"])), opens=opens)
    if token.name == "month":
        return Point(_year(cursor), month_number(str(parts["month_w"])))
    if token.name == "year":
        return Point(int(str(parts["year_y"])))
    if token.name == "date":
        year = str(parts["date_y"])
        return _real(
            Point(int(year) + (2000 if len(year) == 2 else 0), int(str(parts["date_m"])), int(str(parts["date_d"])))
        )
    if token.name == "iso":
        return _real(Point(int(str(parts["iso_y"])), int(str(parts["iso_m"])), int(str(parts["iso_d"]))))
    if token.name == "month_year":
        return _real(Point(int(str(parts["my_y"])), int(str(parts["my_m"]))))
    if token.name == "day_month":
        return _real(Point(None, int(str(parts["dm_m"])), int(str(parts["dm_d"]))))
    raise NotUnderstoodError(token.text)


def _day(cursor: Cursor, day: int, *, opens: bool) -> Point:
    following = cursor.peek()
    if following is not None and following.name == "month":
        word = str(following.parts["month_w"])
        if not is_genitive(word):
            raise NotUnderstoodError(word)  # «1. сентябрь»: a number or a day
        cursor.take()
        return _real(Point(_year(cursor), month_number(word), day))
    if opens and cursor.name() in {"dash", "to", "until"} and cursor.name(1) in _DAYS:
        return Point(None, None, day)
    raise NotUnderstoodError


def _year(cursor: Cursor) -> int | None:
    if cursor.name() != "year":
        return None
    return int(str(cursor.take().parts["year_y"]))


def _quarter(cursor: Cursor) -> Term:
    parts = cursor.take().parts
    first = ordinal(str(parts["quarter_a"]))
    last = ordinal(str(parts["quarter_b"])) if parts["quarter_b"] else first
    year = _year(cursor)
    if last < first:
        raise NotUnderstoodError
    return Term(Kind.RANGE, start=Point(year, first * 3 - 2), end=Point(year, last * 3))


def _real(point: Point) -> Point:
    if not point.exists():
        raise NotUnderstoodError
    return point
