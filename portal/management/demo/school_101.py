"""«МБОУ СОШ № 101»: three pairs that finished their programs, and a full report of its own."""

from datetime import date

from core.schoolyear import SchoolYear
from people.models import Organization, Person
from portal.management.demo import rounds
from portal.management.demo.story import Story
from registry.rules import MenteeCategory, MentorCategory

PAIRS = [
    ("mentor2", "mentee2", ("subject-content", "discipline"), "Освоить практикум по химии"),
    ("mentor2_b", "mentee2_b", ("active-methods", "parents"), "Подготовить серию открытых уроков"),
    ("mentor2_c", "mentee2_c", ("digital-tools", "projects"), "Провести школьный конкурс проектов"),
]


def tell(organization: Organization, people: dict[str, Person], today: date) -> Story:
    """Told from the last day of the year that has ended, so that its report is whole."""
    story = Story(organization, people, SchoolYear(SchoolYear.containing(today).first - 1).ends_on)
    for mentor, mentee, codes, _ in PAIRS:
        story.enter_mentor(mentor, codes, days=340, categories=[MentorCategory.EXPERIENCED], in_job_function=True)
        needs = {codes[0]: 3, codes[1]: 2}
        story.enter_mentee(mentee, needs, days=340, categories=[MenteeCategory.YOUNG])
    agreed = [story.agreed(mentor, [mentee], days=330, months=9) for mentor, mentee, _, _ in PAIRS]
    story.in_force(story.order(agreed, days=327), "97-ОД", days=325)
    for number, (pair, (mentor, mentee, _, goal)) in enumerate(zip(agreed, PAIRS, strict=True)):
        program = story.running(pair, [mentor, mentee], days=320, months=8, goal=goal)
        days = [315, 300, 280, 250, 220, 190, 160, 130, 110][: 7 + number]
        story.meet(pair, days, confirmed_by=[mentee])
        story.finish(program, days=95)
    rounds.held(story, "satisfaction_mentee", "pair_mentees", "Удовлетворённость наставляемых", opened=92, closed=80)
    rounds.held(story, "satisfaction_mentor", "pair_mentors", "Удовлетворённость наставников", opened=92, closed=80)
    return story
