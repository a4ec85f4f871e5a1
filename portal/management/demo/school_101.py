"""«МБОУ СОШ № 101»: three pairs that finished their programs, and a full report of its own."""

from datetime import date

from core.schoolyear import SchoolYear
from people.models import Organization, Person
from portal.management.demo import plans, rounds
from portal.management.demo.story import Story
from registry.rules import MenteeCategory, MentorCategory
from reports import actions as reports
from reports.models import Report

PAIRS = [
    ("mentor2", "mentee2", ("subject-content", "discipline"), "Освоить практикум по химии"),
    ("mentor2_b", "mentee2_b", ("active-methods", "parents"), "Подготовить серию открытых уроков"),
    ("mentor2_c", "mentee2_c", ("digital-tools", "projects"), "Провести школьный конкурс проектов"),
]

WORDS = {
    "aims": "Помочь трём молодым педагогам войти в профессию и закрепиться в школе.",
    "events": "Установочная встреча в сентябре, круглый стол в мае, новости в разделе «Наставничество» на сайте школы.",
    "problems": "Наставникам не хватает времени на посещение уроков: часы занятий совпадают.",
    "conclusions": "Все программы выполнены. В следующем году развести расписание пар и начать групповые встречи.",
}


def tell(organization: Organization, people: dict[str, Person], today: date) -> Story:
    """Told from the last day of the year that has ended, so that its report is whole."""
    story = Story(organization, people, SchoolYear(SchoolYear.containing(today).first - 1).ends_on)
    for mentor, mentee, codes, _ in PAIRS:
        story.enter_mentor(mentor, codes, days=340, categories=[MentorCategory.EXPERIENCED], in_job_function=True)
        story.trained([mentor], days=320)
        needs = {codes[0]: 3, codes[1]: 2}
        story.enter_mentee(mentee, needs, days=340, categories=[MenteeCategory.YOUNG])
    agreed = [story.agreed(mentor, [mentee], days=330, months=9) for mentor, mentee, _, _ in PAIRS]
    story.in_force(story.order(agreed, days=327), "97-ОД", days=325)
    for number, (pair, (mentor, mentee, _, goal)) in enumerate(zip(agreed, PAIRS, strict=True)):
        program = story.running(pair, [mentor, mentee], days=320, months=8, goal=goal)
        days = [315, 300, 280, 250, 220, 190, 160, 130, 110][: 7 + number]
        story.meet(pair, days, confirmed_by=[mentee])
        story.finish(program, days=95)
    rounds.before_and_after(story, opened=318, again=100)
    rounds.held(story, "satisfaction_mentee", "pair_mentees", "Удовлетворённость наставляемых", opened=92, closed=80)
    rounds.held(story, "satisfaction_mentor", "pair_mentors", "Удовлетворённость наставников", opened=92, closed=80)
    report(story)
    plans.drafted(story, "regional_model")
    return story


def report(story: Story) -> None:
    """The annual report, written by the curator and finished on the last day of the year."""
    year = SchoolYear.containing(story.today)
    begun = Report(organization=story.organization, school_year=year.first)
    reports.write(begun, actor=story.curator, today=story.today, **WORDS)
    written = Report.objects.get(organization=story.organization, school_year=year.first)
    reports.finish(written, actor=story.curator, today=story.today)
