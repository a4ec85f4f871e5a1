"""Two columns, start and end, read as one."""

from dataclasses import replace

from roadmap.rules.terms.grammar import read
from roadmap.rules.terms.value import Kind, Point, Term

_DATES = frozenset({Kind.RANGE, Kind.YEARS})
_FREE = frozenset({Kind.REQUEST, Kind.PLAN})


def between(start_text: str, end_text: str) -> list[Term]:
    """The terms of both cells; a start whose end names no date has none and is asked about."""
    starts, ends = read(start_text), read(end_text)
    if not starts or not ends:
        return _alone(starts, ends)
    if " ".join(start_text.split()) == " ".join(end_text.split()):
        return starts if len(starts) > 1 or starts[0].kind != Kind.RANGE else _joined(starts[0], ends[0], [])
    free = [term for term in [*starts, *ends] if term.kind in _FREE]
    start, end = _dated(starts), _dated(ends)
    if start is None or any(term.kind in {Kind.WORDS, Kind.STAGE} for term in [*starts, *ends]):
        return _kept(start_text, end_text)
    if end is not None and end.kind in _DATES and start.kind in _DATES:
        return _joined(start, end, free) or _kept(start_text, end_text)
    if end is None or end.kind == Kind.EACH_YEAR:
        return [_without_end(start, yearly=end is not None), *free]
    return _kept(start_text, end_text)


def _alone(starts: list[Term], ends: list[Term]) -> list[Term]:
    """One of the two cells is empty."""
    if ends:
        return [_up_to(term) if len(ends) == 1 else term for term in ends]
    return [_without_end(term, yearly=term.yearly) if term.kind == Kind.RANGE else term for term in starts]


def _dated(terms: list[Term]) -> Term | None:
    """The only term that is neither «по запросу» nor «по плану»."""
    dated = [term for term in terms if term.kind not in _FREE]
    return dated[0] if len(dated) == 1 else None


def _without_end(start: Term, *, yearly: bool) -> Term:
    if start.kind in _DATES and start.start is not None:
        return replace(start, kind=Kind.OPEN, end=None, yearly=yearly, uncertain=True)
    return replace(start, uncertain=True)


def _up_to(end: Term) -> Term:
    if end.kind != Kind.RANGE or end.end is None or end.end.month is None:
        return end
    last = end.end if end.end.day or end.end.month == 2 else end.end._replace(day=end.end.last_day().day)
    return replace(end, kind=Kind.UNTIL, start=None, end=last, uncertain=end.uncertain or last.day is None)


def _joined(start: Term, end: Term, free: list[Term]) -> list[Term]:
    first, last = start.start, end.end
    if first is None or last is None:
        return []
    uncertain = start.uncertain or end.uncertain
    if end.kind == Kind.YEARS and last.year is None:  # «2024, далее ежегодно»: nobody knows until when
        last, uncertain = end.start or Point(), True
    if (first.year is None) != (last.year is None):
        return []
    if first.year is not None and last.last_day() < first.first_day():
        return []
    years = start.years if start.years == end.years else None
    yearly = start.yearly or end.yearly
    if first.year is not None:
        yearly = False
    return [Term(Kind.RANGE, start=first, end=last, years=years, yearly=yearly, uncertain=uncertain), *free]


def _kept(start_text: str, end_text: str) -> list[Term]:
    words = f"{start_text.strip()} – {end_text.strip()}"
    return [Term(Kind.WORDS, words=words, uncertain=True)]
