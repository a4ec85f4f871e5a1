"""From tokens to terms. Whatever does not fit makes the whole cell one term of words, which is asked about."""

import re
from dataclasses import replace

from roadmap.rules.terms import tokens as t
from roadmap.rules.terms.ends import Cursor, read_dated
from roadmap.rules.terms.tokens import NotUnderstoodError, Token
from roadmap.rules.terms.value import Kind, Point, Term
from roadmap.rules.terms.wording import in_russian

_STANDALONE = {
    "report_end": Kind.REPORT_END,
    "lessons_end": Kind.LESSONS_END,
    "report": Kind.YEAR_ROUND,
    "whole": Kind.YEAR_ROUND,
    "constantly": Kind.CONSTANTLY,
    "monthly": Kind.MONTHLY,
}
_UNDATED = {"request": Kind.REQUEST, "plan": Kind.PLAN}
_GOES_ON = frozenset({*_STANDALONE, *_UNDATED, "yearly", "times"})
_DATED = frozenset(
    {"month", "number", "date", "iso", "month_year", "day_month", "from", "until", "until_end", "quarter"}
)
_BY_DATE = frozenset({Kind.RANGE, Kind.UNTIL, Kind.OPEN})
_IN_YEARS = frozenset(
    {
        *(Kind.SCHOOL_YEAR, Kind.YEAR_ROUND, Kind.CONSTANTLY, Kind.MONTHLY),
        *(Kind.TIMES, Kind.LESSONS_END, Kind.REPORT_END),
    }
)
_LONGEST = 500  # a term is a few words; a longer text is none


def read(text: str) -> list[Term]:
    """The terms of one cell; none for an empty one or a dash."""
    words = text.strip()
    if not re.search(r"\w", words):
        return []
    if len(words) > _LONGEST:
        return [Term(Kind.WORDS, words=words, uncertain=True)]
    if re.search(r"\bэтап", t.plain(words)):
        return [Term(Kind.STAGE, words=words, uncertain=True)]
    try:
        found = _Cell(t.tokens(words)).terms()
        if all(_Cell(t.tokens(in_russian(term))).terms() == [term] for term in found):
            return found  # nothing is understood that could not be told
    except (NotUnderstoodError, ValueError, OverflowError):
        pass
    return [Term(Kind.WORDS, words=words, uncertain=True)]


class _Cell:
    """One cell being read: the terms found, and what was said before the term it belongs to."""

    def __init__(self, found: list[Token]) -> None:
        self.cursor = Cursor(found)
        self.found: list[Term] = []
        self.yearly = False  # «ежегодно» before its term
        self.years: tuple[int, int | None] | None = None  # «2020–2024 гг.» before its term
        self.loose = False  # the years were written «2022-2023»: two years or one school year
        self.school: int | None = None  # «2022/2023 учебный год» before its term
        self.used = True  # whether what was said before found its term
        self.joined = False  # by «,» or «и» to the term before
        self.stop = 0  # what was found before «;» takes no year said after it

    def terms(self) -> list[Term]:
        while token := self.cursor.peek():
            self._step(token)
        self._left_over()
        if not self.found:
            raise NotUnderstoodError
        return _without_repetition(self.found)

    def _step(self, token: Token) -> None:
        name = token.name
        if name in _DATED or (name in {"year", "years"} and self.cursor.is_range_of_dates()):
            self._add_dated(read_dated(self.cursor))
        elif name == "and":
            self.cursor.take()
            self.joined = True
        elif name == "in":
            self.cursor.take()
        elif name == "stop":
            self.cursor.take()
            self.stop, self.joined = len(self.found), False
        elif name in _STANDALONE:
            self.cursor.take()
            self._add(Term(_STANDALONE[name]))
        elif name in _UNDATED:
            words = self.cursor.take().parts["request_words"] or token.text
            self._add(Term(_UNDATED[name], words=" ".join(words.split())))
        elif name in {"times", "half", "half_school"}:
            self.cursor.take()
            self._add(_counted(token))
        elif (handle := getattr(self, f"_read_{name}", None)) is not None:
            handle(self.cursor.take())
        else:
            raise NotUnderstoodError(token.text)

    # --- what is said of a term before or after it

    def _read_yearly(self, _: Token) -> None:
        if not self.found:
            if self.years is None:
                self.yearly, self.used = True, False
            elif self.school is not None:
                raise NotUnderstoodError
            elif self.years[0] == self.years[1]:
                self._add(Term(Kind.YEARS, start=Point(self.years[0]), end=Point(None)))
                self.used = True
            return
        for index in self._bare_run() or [len(self.found) - 1]:
            self.found[index] = _each_year(self.found[index])

    def _read_years(self, token: Token) -> None:
        parts = token.parts
        first = int(str(parts["years_a"]))
        last = t.full_year(first, str(parts["years_b"]))
        if last <= first:
            raise NotUnderstoodError(token.text)
        one_school_year = last == first + 1
        if one_school_year and parts["years_sign"] == "/":
            return self._school(first, last)
        loose = one_school_year and not re.search(r"г\W?г|год[ыоа]", str(parts["years_tail"]))
        if self.found and self.stop < len(self.found) and self.found[-1].kind in _IN_YEARS:
            self.found[-1] = _in_years(self.found[-1], (first, last), loose=loose)
        elif run := self._bare_run():
            for index in run:
                term = self.found[index]
                self.found[index] = replace(term, years=(first, last), uncertain=term.uncertain or loose)
        else:
            self._before_next((first, last), loose=loose)
        return None

    def _read_year(self, token: Token) -> None:
        year = int(str(token.parts["year_y"]))
        if run := self._bare_run():
            self._give_year(run, year)
            return
        self._before_next((year, year))

    def _read_school(self, token: Token) -> None:
        first = token.parts["school_a"]
        if first is None:
            if not token.parts["during"] and self._bare_run():
                raise NotUnderstoodError(token.text)
            if self.school is not None:
                raise NotUnderstoodError(token.text)
            self._add(Term(Kind.SCHOOL_YEAR))
            return
        last = t.full_year(int(first), str(token.parts["school_b"]))
        self._school(int(first), last)

    def _school(self, first: int, last: int) -> None:
        if last <= first:
            raise NotUnderstoodError
        if self.found and self.found[-1] == Term(Kind.SCHOOL_YEAR):
            self.found[-1] = Term(Kind.SCHOOL_YEAR, years=(first, last - 1))
        elif run := self._bare_run():
            if last != first + 1:
                raise NotUnderstoodError
            for index in run:
                self.found[index] = _in_school_year(self.found[index], first)
        else:
            self._before_next((first, last - 1), school=first)

    def _before_next(self, years: tuple[int, int], *, loose: bool = False, school: int | None = None) -> None:
        """Years that stand before their term; right after a term with a year of its own they may be its second."""
        if self.found and self.stop < len(self.found) and self.found[-1].kind in _BY_DATE:
            raise NotUnderstoodError
        if self.school is not None and not self.used:
            raise NotUnderstoodError
        self.yearly = False  # the years say it
        self._left_over()
        self.years, self.loose, self.school, self.used = years, loose, school, False

    def _read_further(self, token: Token) -> None:
        """«Далее ежегодно», «далее по запросу» go on by themselves; a bare «далее» leaves the end open."""
        following = self.cursor.peek()
        if following is not None and (following.name in _GOES_ON):
            return
        last = self.found[-1] if self.found else None
        if following or last is None or last.kind != Kind.RANGE or last.years is not None or last.start != last.end:
            raise NotUnderstoodError(token.text)
        self.found[-1] = replace(last, kind=Kind.OPEN, end=None, uncertain=True)

    # --- terms

    def _add(self, term: Term) -> None:
        if self.years is not None and term.kind in _IN_YEARS:
            if self.school is not None:
                raise NotUnderstoodError
            term, self.used = _in_years(term, self.years, loose=self.loose), True
        if self.yearly and term.kind not in {Kind.TIMES, Kind.MONTHLY}:
            term = replace(term, yearly=True)
        self.used = self.used or self.yearly
        self.found.append(term)
        self.joined = False

    def _add_dated(self, dated: list[Term]) -> None:
        for term in dated:
            joined, self.joined = self.joined, False
            if term.comes_back and term.years is None:
                term = self._said_before(term)
            elif self.years is not None or self.yearly:
                raise NotUnderstoodError  # two years for one term
            elif not term.comes_back and joined and term.kind == Kind.RANGE:
                self._give_year(self._bare_run(), _first_year(term), before=term)
            self.found.append(term)

    def _said_before(self, term: Term) -> Term:
        if self.yearly:
            self.used = True
            return replace(term, yearly=True)
        if self.years is None:
            return term
        self.used = True
        if self.school is not None:
            if self.years[0] != self.years[1]:
                raise NotUnderstoodError
            return _in_school_year(term, self.school)
        if self.years[0] == self.years[1]:
            return term.in_year(self.years[0])
        return replace(term, years=self.years, uncertain=term.uncertain or self.loose)

    def _left_over(self) -> None:
        """Years or «ежегодно» that no term took are a term of their own."""
        if self.used:
            return
        if self.school is not None and self.years is not None:
            self.found.append(Term(Kind.SCHOOL_YEAR, years=self.years))
        elif self.years is not None:
            term = Term(Kind.YEARS, start=Point(self.years[0]), end=Point(self.years[1]), uncertain=self.loose)
            self.found.append(term)
        elif self.yearly:
            self.found.append(Term(Kind.EACH_YEAR))
        self.used = True

    def _bare_run(self) -> list[int]:
        """The terms at the end of what was found that have no year yet."""
        run: list[int] = []
        for index in range(len(self.found) - 1, self.stop - 1, -1):
            if not self.found[index].bare:
                break
            run.insert(0, index)
        return run

    def _give_year(self, run: list[int], year: int, before: Term | None = None) -> None:
        """«Сентябрь, октябрь 2022 г.»: the year is said once for all, and only if they follow one another in it."""
        for index in run:
            self.found[index] = self.found[index].in_year(year)
        ordered = [self.found[index] for index in run] + ([before] if before else [])
        days = [(term.start or term.end or Point(year)).first_day() for term in ordered]
        if days != sorted(days):
            raise NotUnderstoodError


def _in_years(term: Term, years: tuple[int, int | None], *, loose: bool) -> Term:
    """«Ежемесячно, 2022–2024 гг.»; school years are one fewer than the calendar years they touch."""
    first, last = years
    if term.years is not None or last is None or loose:
        raise NotUnderstoodError
    if term.kind != Kind.SCHOOL_YEAR:
        return replace(term, years=years)
    if last == first:
        raise NotUnderstoodError
    return replace(term, years=(first, last - 1))


def _without_repetition(found: list[Term]) -> list[Term]:
    """«Ежемесячно в течение учебного года», «2 раза в год (октябрь, май)»: one says when, the other how often."""
    kinds = {term.kind for term in found}
    often = {Kind.MONTHLY, Kind.TIMES} & kinds
    if often and kinds <= {*often, Kind.SCHOOL_YEAR, Kind.YEAR_ROUND}:
        return [term for term in found if term.kind in often]
    if Kind.CONSTANTLY in kinds and Kind.SCHOOL_YEAR in kinds:
        return [term for term in found if term.kind != Kind.CONSTANTLY]
    if Kind.RANGE in kinds:
        return [term for term in found if term.kind != Kind.TIMES or "год" not in term.words]
    return found


def _counted(token: Token) -> Term:
    if token.name == "times":
        return Term(Kind.TIMES, words=" ".join(token.text.split()))
    if token.name == "half":
        return Term(Kind.HALF, number=_half(token.parts["half_n"]), uncertain=True)
    number, first = _half(token.parts["half_school_n"]), token.parts["half_school_a"]
    if first is None:
        return Term(Kind.HALF, number=number, words="учебного года", uncertain=True)
    if t.full_year(int(first), str(token.parts["half_school_b"])) != int(first) + 1:
        raise NotUnderstoodError(token.text)
    return Term(Kind.HALF, number=number, words="учебного года", years=(int(first), int(first)), uncertain=True)


def _half(word: str | None) -> int:
    number = t.ordinal(str(word))
    if number > 2:
        raise NotUnderstoodError(str(word))
    return number


def _first_year(term: Term) -> int:
    point = term.start or term.end
    if point is None or point.year is None:
        raise NotUnderstoodError
    return point.year


def _each_year(term: Term) -> Term:
    """«Ежегодно» said after a term: a date with a year comes back from that year on."""
    if term.kind in {Kind.RANGE, Kind.UNTIL} and not term.comes_back:
        if term.start is None or term.end is None:
            point = term.end or term.start or Point()
            return replace(term, end=point._replace(year=None), years=(_first_year(term), None), yearly=True)
        if term.start.month is None or term.end.month is None or (term.end.year or 0) - (term.start.year or 0) > 1:
            raise NotUnderstoodError
        start, end = term.start._replace(year=None), term.end._replace(year=None)
        return replace(term, start=start, end=end, years=(_first_year(term), None), yearly=True)
    if term.years is not None:  # in those years, each of them
        if term.kind == Kind.SCHOOL_YEAR:
            raise NotUnderstoodError
        return term
    return replace(term, yearly=term.kind not in {Kind.TIMES, Kind.MONTHLY, Kind.YEARS, Kind.EACH_YEAR})


def _in_school_year(term: Term, first: int) -> Term:
    point = term.start or term.end or Point()
    return term.in_year(first if (point.month or 9) >= 9 else first + 1)
