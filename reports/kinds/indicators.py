"""The table of indicators: code, title, formula, what is counted. Every figure of a page, paper or snapshot is here."""

from fractions import Fraction

from pairs.rules import EndGround
from registry.rules import MenteeCategory, MentorCategory, MentoringForm, MentoringKind
from registry.rules.entries import categories_to_find
from reports.kinds.facts import EntryFact, PairFact, RoundFacts, YearFacts
from reports.kinds.indicator import Indicator, Part, RowKind, Rows, Section
from reports.rules import RETENTION_YEARS, SATISFIED_FROM, hidden_in_anonymous

PERCENT = Fraction(100)
HOUR = Fraction(1, 60)


def _count(code: str, section: Section, title: str, of: RowKind, rows: Rows, **more) -> Indicator:
    """A plain number of rows."""
    more.setdefault("counts_people", of == RowKind.PERSON)
    return Indicator(code, section, title, Part(title, of, rows), **more)


def _share(code: str, section: Section, title: str, formula: str, top: Part, bottom: Part, **more) -> Indicator:
    more.setdefault("counts_people", top.of == RowKind.PERSON)
    return Indicator(code, section, title, top, bottom, f"{formula} × 100", "%", PERCENT, **more)


def _people(title: str, rows: Rows) -> Part:
    return Part(title, RowKind.PERSON, rows)


def _ids(rows) -> list[int]:
    return [row.pk for row in rows]


def _retention(years: int) -> Indicator:
    """S4 7.2: young teachers still in post so many years after they were hired."""
    after = f"{years} {'год' if years == 1 else 'года'}"
    return _share(
        f"retained_{years}",
        Section.GENERAL,
        f"Закрепление: молодые педагоги, работающие через {after}",
        f"работающие через {after} после приёма / принятые молодыми, у кого в учебном году исполнилось {after} работы",
        _people(f"Работающие через {after} после приёма", lambda f: _ids(f.retained_after(years))),
        _people(f"Приняты молодыми, исполнилось {after} работы", lambda f: _ids(f.due_after(years))),
    )


GENERAL = (
    _count("teachers", Section.GENERAL, "Педагогические работники", RowKind.PERSON, lambda f: f.teachers),
    _count(
        "young",
        Section.GENERAL,
        "Молодые специалисты (статус или стаж до трёх лет)",
        RowKind.PERSON,
        lambda f: sorted(f.young),
    ),
    _count(
        "curators", Section.GENERAL, "Кураторы", RowKind.PERSON, lambda f: f.curators, counts_people=False
    ),  # a post, known from the site anyway
    _count(
        "regulations", Section.GENERAL, "Действующие положения о наставничестве", RowKind.ACT, lambda f: f.regulations
    ),
    _share(
        "involved",
        Section.GENERAL,
        "Доля педагогов, вовлечённых в наставничество",
        "педагоги – наставники и наставляемые действовавших пар / педагогические работники",
        _people("Педагоги, вовлечённые в наставничество", lambda f: [pk for pk in f.teachers if pk in f.participants]),
        _people("Педагогические работники", lambda f: f.teachers),
    ),
    _share(
        "young_mentees",
        Section.GENERAL,
        "Доля молодых специалистов – наставляемых",
        "молодые специалисты с парой / молодые специалисты",
        _people("Молодые специалисты с парой", lambda f: [pk for pk in sorted(f.young) if pk in f.paired_mentees]),
        _people("Молодые специалисты", lambda f: sorted(f.young)),
    ),
    *map(_retention, RETENTION_YEARS),
)


def _with_category(bank: dict[int, EntryFact], codes: list[str]) -> list[int]:
    return [person for person, entry in bank.items() if set(codes) & set(entry.categories)]


def _mentor_category(category: MentorCategory) -> Indicator:
    return _count(
        f"mentors_{category.value}",
        Section.BANK,
        str(category.label),
        RowKind.PERSON,
        lambda f: _with_category(f.mentors, [category.value]),
        group="Наставники по категориям",
    )


def _mentee_category(category: MenteeCategory) -> Indicator:
    """As anybody may read them: the closed category is counted among «иные затруднения»."""
    codes = categories_to_find(category.value, closed_too=False)
    return _count(
        f"mentees_{category.value}",
        Section.BANK,
        str(category.label),
        RowKind.PERSON,
        lambda f: _with_category(f.mentees, codes),
        group="Наставляемые по категориям",
    )


BANK = (
    _count("mentors", Section.BANK, "Наставники в банке", RowKind.PERSON, lambda f: f.mentors),
    _count("mentees", Section.BANK, "Наставляемые в банке", RowKind.PERSON, lambda f: f.mentees),
    _count(
        "mentors_paired",
        Section.BANK,
        "Наставники с парой или группой",
        RowKind.PERSON,
        lambda f: sorted(f.paired_mentors),
    ),
    _share(
        "coverage",
        Section.BANK,
        "Обеспеченность парами",
        "наставляемые банка с утверждённой парой / наставляемые банка",
        _people("Наставляемые с парой", lambda f: [pk for pk in f.mentees if pk in f.paired_mentees]),
        _people("Наставляемые в банке", lambda f: f.mentees),
    ),
    _count(
        "without_pair",
        Section.BANK,
        "Наставляемые без пары на дату отчёта",
        RowKind.PERSON,
        lambda f: sorted(f.without_pair),
    ),
    Indicator(
        "days_to_pair",
        Section.BANK,
        "Время от записи в банк до первой пары, дней в среднем",
        Part(
            "Дни от записи в банк до первой пары",
            RowKind.PERSON,
            lambda f: f.days_to_pair,
            lambda f: f.days_to_pair,
            "Дней",
        ),
        _people("Наставляемые, получившие первую пару", lambda f: f.days_to_pair),
        "сумма дней от записи до первой пары / наставляемые, получившие первую пару",
    ),
    *map(_mentor_category, MentorCategory),
    *(_mentee_category(c) for c in MenteeCategory if categories_to_find(c.value, closed_too=False)),
)


def _pair_count(code: str, title: str, rows, group: str = "") -> Indicator:
    return _count(code, Section.PAIRS, title, RowKind.PAIR, lambda f: _ids(rows(f)), group=group)


def _form(form: MentoringForm) -> Indicator:
    def rows(facts: YearFacts) -> list[PairFact]:
        return [pair for pair in facts.pairs if pair.form == form.value]

    return _pair_count(f"form_{form.value}", str(form.label), rows, "Пары и группы по формам")


def _kind(kind: MentoringKind) -> Indicator:
    def rows(facts: YearFacts) -> list[PairFact]:
        return [pair for pair in facts.pairs if kind.value in pair.kinds]

    return _pair_count(f"kind_{kind.value}", str(kind.label), rows, "Пары и группы по видам")


def _ground(ground: EndGround) -> Indicator:
    def rows(facts: YearFacts) -> list[PairFact]:
        return [pair for pair in facts.ended if pair.end_ground == ground.value]

    return _pair_count(f"ended_{ground.value}", str(ground.label), rows, "Завершённые пары и группы по основаниям")


PAIRS = (
    _pair_count("pairs", "Пары и группы, работавшие в учебном году", lambda f: f.pairs),
    _pair_count("groups", "Из них группы", lambda f: f.groups),
    _pair_count("pairs_created", "Начали работу в учебном году", lambda f: f.created),
    _pair_count("pairs_acting", "Действуют на дату отчёта", lambda f: f.acting),
    _pair_count("pairs_completed", "Завершены в полном объёме", lambda f: f.completed),
    _pair_count("pairs_stopped", "Прекращены досрочно", lambda f: f.stopped),
    *map(_form, MentoringForm),
    *map(_kind, MentoringKind),
    *map(_ground, EndGround),
    Indicator(
        "load",
        Section.PAIRS,
        "Нагрузка: наставляемых на одного наставника в среднем",
        Part(
            "Наставляемые у наставников",
            RowKind.MEMBER,
            lambda f: [pk for led in f.load.values() for pk in led.values()],
        ),
        _people("Наставники с парой или группой", lambda f: sorted(f.paired_mentors)),
        "наставляемые у каждого наставника / наставники с парой или группой",
    ),
    _count("load_most", Section.PAIRS, "Нагрузка: самое большее", RowKind.MEMBER, lambda f: f.heaviest_load),
    _share(
        "consents",
        Section.PAIRS,
        "Согласия в полном составе",
        "участники пар, все обязательные согласия которых получены и не отозваны / участники пар",
        _people("Участники со всеми согласиями", lambda f: sorted(f.fully_consented)),
        _people("Участники пар и групп", lambda f: sorted(f.participants)),
    ),
)


def _program_ground(ground: EndGround) -> Indicator:
    return _count(
        f"program_ended_{ground.value}",
        Section.PROGRAMS,
        str(ground.label),
        RowKind.PROGRAM,
        lambda f: [program.pk for program in f.ended_programs if program.end_ground == ground.value],
        group="Завершённые и прекращённые программы по основаниям",
    )


PROGRAMS = (
    _count(
        "programs",
        Section.PROGRAMS,
        "Программы, выполнявшиеся в учебном году",
        RowKind.PROGRAM,
        lambda f: _ids(f.programs),
    ),
    _count(
        "programs_ended",
        Section.PROGRAMS,
        "Программы, завершённые и прекращённые",
        RowKind.PROGRAM,
        lambda f: _ids(f.ended_programs),
    ),
    _share(
        "completion",
        Section.PROGRAMS,
        "Завершаемость программ",
        "программы, выполненные в полном объёме / программы, завершённые и прекращённые",
        Part("Программы, выполненные в полном объёме", RowKind.PROGRAM, lambda f: _ids(f.completed_programs)),
        Part("Программы, завершённые и прекращённые", RowKind.PROGRAM, lambda f: _ids(f.ended_programs)),
    ),
    _share(
        "plans",
        Section.PROGRAMS,
        "Выполнение планов программ",
        "выполненные мероприятия / мероприятия, срок которых наступил",
        Part("Выполненные мероприятия", RowKind.ITEM, lambda f: _ids(f.done_items)),
        Part("Мероприятия, срок которых наступил", RowKind.ITEM, lambda f: _ids(f.planned_items)),
    ),
    _count(
        "programs_extended",
        Section.PROGRAMS,
        "Программы, продлённые по согласию участников",
        RowKind.PROGRAM,
        lambda f: _ids(f.extended_programs),
    ),
    _count(
        "programs_corrected",
        Section.PROGRAMS,
        "Программы, план которых изменён по согласию участников",
        RowKind.PROGRAM,
        lambda f: _ids(f.corrected_programs),
    ),
    *map(_program_ground, EndGround),
)

TRAINING = (
    _share(
        "trained",
        Section.TRAINING,
        "Доля наставников, прошедших обучение",
        "наставники банка, прошедшие обучение / наставники банка",
        _people("Наставники, прошедшие обучение", lambda f: f.trained),
        _people("Наставники в банке", lambda f: f.mentors),
    ),
)

MEETINGS = (
    _count("meetings", Section.MEETINGS, "Проведено встреч", RowKind.MEETING, lambda f: _ids(f.meetings)),
    Indicator(
        "hours",
        Section.MEETINGS,
        "Часов на встречах",
        Part(
            "Минуты встреч",
            RowKind.MEETING,
            lambda f: _ids(f.meetings),
            lambda f: {m.pk: m.minutes for m in f.meetings},
            "Минут",
        ),
        formula="сумма минут встреч / 60",
        unit="ч",
        scale=HOUR,
    ),
    _share(
        "confirmed",
        Section.MEETINGS,
        "Подтверждённые встречи",
        "встречи, подтверждённые наставляемыми (в том числе молчанием) / проведённые встречи",
        Part("Подтверждённые встречи", RowKind.MEETING, lambda f: [m.pk for m in f.meetings if m.is_confirmed]),
        Part("Проведённые встречи", RowKind.MEETING, lambda f: _ids(f.meetings)),
    ),
    Indicator(
        "meetings_a_pair",
        Section.MEETINGS,
        "Встреч на одну пару в среднем",
        Part("Проведённые встречи", RowKind.MEETING, lambda f: _ids(f.meetings)),
        Part("Пары и группы", RowKind.PAIR, lambda f: _ids(f.pairs)),
        "проведённые встречи / пары и группы, работавшие в учебном году",
    ),
)


def _too_few(rounds: RoundFacts) -> bool:
    told = sum(answer.is_anonymous for answer in rounds.told)
    return hidden_in_anonymous(sum(answer.is_anonymous for answer in rounds.satisfied), told)


def _satisfaction(code: str, whose: str, rounds) -> tuple[Indicator, Indicator]:
    """The share of the satisfied and, always beside it, the share of those who answered."""
    return (
        _share(
            f"satisfaction_{code}",
            Section.MONITORING,
            f"Удовлетворённость {whose}",
            f"ответившие со средней оценкой от {SATISFIED_FROM} из 10 / ответившие",
            Part(
                f"Ответившие со средней оценкой от {SATISFIED_FROM}",
                RowKind.RESPONSE,
                lambda f: _ids(rounds(f).satisfied),
            ),
            Part("Ответившие", RowKind.RESPONSE, lambda f: _ids(rounds(f).told)),
            counts_people=True,
            is_hidden=lambda f: _too_few(rounds(f)),
        ),
        _share(
            f"answered_{code}",
            Section.MONITORING,
            f"Доля ответивших: анкета удовлетворённости {whose}",
            "ответившие / приглашённые к анкетированию",
            _people("Ответившие", lambda f: [a.person for a in rounds(f).asked if a.has_answered]),
            _people("Приглашённые к анкетированию", lambda f: [a.person for a in rounds(f).asked]),
        ),
    )


MONITORING = (
    *_satisfaction("mentees", "наставляемых", lambda f: f.mentee_round),
    *_satisfaction("mentors", "наставников", lambda f: f.mentor_round),
)

LIBRARY = (
    _count(
        "materials",
        Section.LIBRARY,
        "Добавлено материалов в методическую копилку",
        RowKind.MATERIAL,
        lambda f: f.materials,
    ),
)

ALL: tuple[Indicator, ...] = (*GENERAL, *BANK, *PAIRS, *PROGRAMS, *TRAINING, *MEETINGS, *MONITORING, *LIBRARY)
BY_CODE: dict[str, Indicator] = {indicator.code: indicator for indicator in ALL}

SYSTEM_NEEDS = ("regulations", "curators", "pairs")


def has_working_system(counted) -> bool:
    """Whether an organization's system of mentoring works: a regulation, a curator, at least one pair in the year.

    `counted`: numerators by code.
    """
    return all(counted.get(code) for code in SYSTEM_NEEDS)
