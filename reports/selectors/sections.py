"""The annual report as sections, in the order of an analytic report: the page and the paper are both made of them."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.db.models.functions import Coalesce

from papers.models import Act
from papers.rules import ActKind, ActState
from people.models import Person
from printing.russian import counted, numeric_date
from reports.kinds.changes import ChangeFigures
from reports.kinds.indicator import Figure, Section
from reports.models import Report
from reports.selectors.figures import Group, YearFigures
from reports.selectors.rounds import Round, rounds_of

LOCAL_ACTS = (ActKind.REGULATION, ActKind.ROAD_MAP, ActKind.LOCAL)


@dataclass
class ReportSection:
    """One section: a sentence out of its figures, words of the curator, figures, small tables, questionnaires."""

    title: str
    lead: str = ""
    field_name: str = ""  # the text of the report that the curator writes here
    text: str = ""
    facts: list[tuple[str, str]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    changes: list[ChangeFigures] = field(default_factory=list)
    number: int = 0


def sections_of(report: Report, figures: YearFigures) -> list[ReportSection]:
    """All sections, numbered."""
    sections = [
        _section(Section.GENERAL, "Общие сведения", figures, lead=_general(figures), facts=_facts(report, figures)),
        _words(report, "Цель и задачи", "aims"),
        _section(Section.BANK, "Банк наставников и наставляемых", figures, lead=_bank(figures)),
        _section(Section.PAIRS, "Наставнические пары и группы", figures, lead=_pairs(figures)),
        _section(Section.PROGRAMS, "Выполнение персонализированных программ", figures, lead=_programs(figures)),
        _words(report, "Обучение наставников", "training", figures.of(Section.TRAINING)),
        _section(Section.MEETINGS, "Встречи", figures, lead=_meetings(figures)),
        _section(
            Section.MONITORING,
            "Мониторинг",
            figures,
            lead=_monitoring(figures),
            rounds=rounds_of(report.organization, report.year),
            changes=figures.changes,
        ),
        _words(report, "Результаты наставляемых, лучшие практики, поощрение", "results"),
        _words(report, "Мероприятия и информационная поддержка", "events", figures.of(Section.LIBRARY)),
        _words(report, "Проблемы", "problems"),
        _words(report, "Выводы и задачи на следующий учебный год", "conclusions"),
    ]
    for number, section in enumerate(sections, start=1):
        section.number = number
    return sections


def _section(section: Section, title: str, figures: YearFigures, **more) -> ReportSection:
    return ReportSection(title, figures=figures.of(section), groups=list(figures.groups(section)), **more)


def _words(report: Report, title: str, name: str, figures: list[Figure] | None = None) -> ReportSection:
    return ReportSection(title, field_name=name, text=getattr(report, name), figures=figures or [])


def _facts(report: Report, figures: YearFigures) -> list[tuple[str, str]]:
    """Who and by what acts: the requisites of the report."""
    organization = report.organization
    facts = [("Организация", organization.full_name)]
    if organization.head:
        facts.append(("Руководитель", f"{organization.head}, {organization.head_post}"))
    curators = Person.objects.filter(pk__in=figures.facts.curators).by_name()
    names = [f"{person}, {person.post}" if person.post else str(person) for person in curators]
    facts.append(("Куратор" if len(names) < 2 else "Кураторы", "; ".join(names) or "не назначен"))
    facts.append(("Локальные акты", "; ".join(_acts(report)) or "не внесены"))
    return facts


def _acts(report: Report) -> list[str]:
    """The organization's own acts that were in force in the year."""
    year = report.year
    acts = Act.objects.filter(organization=report.organization, kind__in=LOCAL_ACTS, state=ActState.IN_FORCE)
    valid = acts.annotate(since=Coalesce("valid_from", "dated")).filter(
        Q(since__isnull=True) | Q(since__lte=year.ends_on),
        Q(valid_until__isnull=True) | Q(valid_until__gte=year.starts_on),
    )
    named = []
    for act in valid.order_by("dated", "pk"):
        number = f"№ {act.number}" if act.number else ""
        dated = f"от {numeric_date(act.dated)}" if act.dated else ""
        named.append(" ".join(filter(None, [act.title, dated, number])))
    return named


def _general(figures: YearFigures) -> str:
    teachers, young = figures["teachers"].numerator.figure, figures["young"].numerator.figure
    involved = figures["involved"]
    if not teachers:
        return ""
    sentences = [
        f"В учебном году в организации работало {counted(teachers, *TEACHERS)},"
        f" из них {counted(young, 'молодой специалист', 'молодых специалиста', 'молодых специалистов')}."
    ]
    number = involved.numerator.figure
    sentences.append(
        f"В наставничество {'вовлечён' if number % 10 == 1 and number % 100 != 11 else 'вовлечено'}"
        f" {counted(number, 'педагог', 'педагога', 'педагогов')} ({involved.words})."
    )
    return " ".join(sentences)


TEACHERS = ("педагогический работник", "педагогических работника", "педагогических работников")


def _bank(figures: YearFigures) -> str:
    mentors, mentees = figures["mentors"].numerator.figure, figures["mentees"].numerator.figure
    waiting = figures["without_pair"].numerator.figure
    if not mentors and not mentees:
        return "Записей в банках в этом учебном году не было."
    lead = (
        f"В банке {counted(mentors, 'наставник', 'наставника', 'наставников')}"
        f" и {counted(mentees, 'наставляемый', 'наставляемых', 'наставляемых')}."
    )
    if waiting:
        lead += f" Без пары на дату отчёта {counted(waiting, 'наставляемый', 'наставляемых', 'наставляемых')}."
    return lead


def _pairs(figures: YearFigures) -> str:
    pairs, groups = figures["pairs"].numerator.figure, figures["groups"].numerator.figure
    if not pairs:
        return "Пар и групп в этом учебном году не было."
    two = pairs - groups
    worked = " и ".join(
        counted(number, *words)
        for number, words in ((two, ("пара", "пары", "пар")), (groups, ("группа", "группы", "групп")))
        if number
    )
    acting, completed = figures["pairs_acting"].numerator.figure, figures["pairs_completed"].numerator.figure
    stopped = figures["pairs_stopped"].numerator.figure
    fates = f"Действуют {acting}, завершены в полном объёме {completed}, прекращены досрочно {stopped}."
    return f"Состав за год: {worked}. {fates}"


def _programs(figures: YearFigures) -> str:
    programs, plans = figures["programs"].numerator.figure, figures["plans"]
    if not programs:
        return "Утверждённых программ в этом учебном году не было."
    lead = f"По утверждённым программам: {counted(programs, 'программа', 'программы', 'программ')}."
    due = plans.denominator.figure if plans.denominator else 0
    if due:
        lead += f" Выполнено {counted(plans.numerator.figure, *ACTIVITIES)} из {due} запланированных к дате отчёта."
    for code, what in (("programs_extended", "Продлено"), ("programs_corrected", "Изменён план")):
        if number := figures[code].numerator.figure:
            lead += f" {what} по согласию участников: {counted(number, 'программа', 'программы', 'программ')}."
    return lead


ACTIVITIES = ("мероприятие", "мероприятия", "мероприятий")


def _meetings(figures: YearFigures) -> str:
    meetings = figures["meetings"].numerator.figure
    if not meetings:
        return "Встреч в этом учебном году не внесено."
    hours = figures["hours"].words.replace("\xa0ч", "")
    return f"Проведено {counted(meetings, 'встреча', 'встречи', 'встреч')} общей длительностью {hours} ч."


def _monitoring(figures: YearFigures) -> str:
    """Satisfaction, always with the share of those who answered beside it."""
    sentences = []
    for code, whose in (("mentees", "наставляемых"), ("mentors", "наставников")):
        satisfied, answered = figures[f"satisfaction_{code}"], figures[f"answered_{code}"]
        if answered.value is not None:
            sentences.append(f"Удовлетворённость {whose} — {satisfied.words} (доля ответивших {answered.words}).")
    return " ".join(sentences) or "Анкетирование удовлетворённости в этом учебном году не проводилось."
