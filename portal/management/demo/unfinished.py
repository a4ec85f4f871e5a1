"""What a school always has besides: something begun, somebody leaving, a paper of its own."""

from django.core.files.base import ContentFile

from orders import actions as orders
from orders.models import Order
from orders.selectors import paper_of
from papers import actions as papers
from papers.models import Scan
from papers.rules import ActKind
from people import actions as people
from people.rules import StaffFactKind
from portal.management.demo.story import Story
from printing.formats import to_pdf
from printing.pdf import unavailable_reason
from programs import actions as programs
from registry import actions as registry
from registry.models import Competence
from registry.rules import MenteeCategory, MentorCategory
from surveys import actions as surveys
from surveys.models import Questionnaire


def tell(story: Story) -> None:
    begun(story)
    leaving(story)
    without_consent(story)
    own_words(story)
    signed_sheet(story)


def begun(story: Story) -> None:
    """Two new pairs: one composes its program, the other has none yet."""
    composing = story.agreed("mentor_b", ["mentee_f"], days=18)
    fresh = story.agreed("mentor_f", ["mentee_h"], days=18)
    story.in_force(story.order([composing, fresh], days=16), "148-ОД", days=15)
    program = story.program(composing, days=12, months=5, goal="Освоить приёмы групповой работы")
    programs.agree(program, person=story.people["mentor_b"], actor=story.curator, today=story.ago(4), on_paper=True)


def leaving(story: Story) -> None:
    """A mentor is away for long since yesterday: her pair waits for a decision."""
    people.record_fact(
        story.people["mentor_d"],
        kind=StaffFactKind.ON_LEAVE,
        starts_on=story.ago(1),
        actor=story.curator,
        today=story.ago(1),
    )


def without_consent(story: Story) -> None:
    """Two who sign in and have not yet agreed to what they are asked for."""
    story.enter_mentor(
        "psychologist", ("communication", "motivation"), days=6, duties=False, categories=[MentorCategory.GROWING]
    )
    story.enter_mentee(
        "administrator", {"class-teacher": 2, "parents": 1}, days=5, agreed=False, categories=[MenteeCategory.GROWTH]
    )


def own_words(story: Story) -> None:
    """A competence and a questionnaire of the school's own, and a local act with its scan."""
    section = Competence.objects.filter(organization=None, parent=None).first()
    if section is not None:
        registry.add_competence(actor=story.curator, parent=section, title="Подготовка к школьному конкурсу чтецов")
    built_in = Questionnaire.objects.get(organization=None, code="satisfaction_mentor")
    surveys.copy_questionnaire(built_in, actor=story.curator)


def signed_sheet(story: Story) -> None:
    """The last order as it was signed by hand, and the act on rewards: scans, where this machine can print them."""
    if unavailable_reason():
        return
    order = Order.objects.get(organization=story.organization, number="148-ОД")
    orders.add_original(
        order, scan=scan_of(story, order, "Приказ 148-ОД.pdf"), actor=story.curator, today=story.ago(14)
    )
    papers.enter_act(
        kind=ActKind.LOCAL,
        title="Положение о поощрении наставников",
        number="96-ОД",
        dated=story.ago(200),
        scan=scan_of(story, order, "Положение о поощрении.pdf"),
        actor=story.curator,
    )


def scan_of(story: Story, order: Order, filename: str) -> Scan:
    return papers.store_scan(ContentFile(to_pdf(paper_of(order)), filename), actor=story.curator)
