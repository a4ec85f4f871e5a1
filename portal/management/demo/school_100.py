"""«МБОУ СОШ № 100» in the middle of a school year: work going on, waiting, returned, finished and stopped."""

from datetime import date

from django.core.files.base import ContentFile

from library import actions as library
from orders import actions as orders
from pairs import actions as pairs
from pairs.models import Pair
from pairs.rules import Answer, EndGround
from pairs.rules.applications import ApplicationKind
from pairs.rules.changes import ChangeAct, Purpose
from papers import actions as papers
from people.models import Organization, Person
from portal.management.demo import matching, other_orders, plans, unfinished
from portal.management.demo.story import Story
from printing.document import Paragraph, PrintedDocument
from printing.formats import to_pdf
from printing.pdf import unavailable_reason
from programs import actions as programs
from programs.actions.changes import Line
from programs.actions.existing import Ended
from programs.models import Program, ProgramCorrection, ProgramExtension
from programs.rules import ItemForm
from registry import actions as registry
from registry.rules import InclusionAnswer, MenteeCategory, MentorCategory, MentoringForm, MentoringKind

BASICS = ("lesson-planning", "discipline", "assessment-methods")


def tell(organization: Organization, people: dict[str, Person], today: date) -> Story:
    story = Story(organization, people, today)
    acts(story)
    inclusion(story)
    mentors(story)
    mentees(story)
    before_the_product(story)
    last_year(story)
    road_map = plans.approved(story, "gymnasium", "118-ОД", days=88)
    work(story)
    changes(story)
    waiting(story)
    life(story)
    plans.being_renewed(story, road_map, days=4)
    unfinished.tell(story)
    other_orders.tell(story)
    matching.tell(story)
    return story


def acts(story: Story) -> None:
    """What the school had on paper before the product."""
    plans.on_paper(story)
    orders.keep_pattern(organization=story.organization, series="", pattern="{n}-ОД", actor=story.by("secretary"))
    materials(story)


def materials(story: Story) -> None:
    """A memo for mentors as a PDF, where this machine can print one."""
    if unavailable_reason():
        return
    paragraphs = [
        Paragraph("Договоритесь, когда и где вам удобно встречаться, и как часто."),
        Paragraph("Спросите, что получается хорошо: программа опирается и на сильные стороны."),
        Paragraph("Выберите одно затруднение, с которого начнёте, и назовите, как поймёте, что оно снято."),
        Paragraph("Внесите встречу в систему: дата, длительность, тема. Писать отчёт не нужно."),
    ]
    memo = PrintedDocument(
        title="Памятка наставнику",
        kind_title="Памятка наставнику",
        numbered=False,
        heading="Первая встреча",
        body=tuple(paragraphs),
    )
    scan = papers.store_scan(ContentFile(to_pdf(memo), "Памятка наставнику.pdf"), actor=story.curator)
    library.add(
        title="Памятка наставнику: первая встреча",
        about="О чём договориться на первой встрече.",
        file=scan,
        actor=story.curator,
        today=story.ago(70),
    )


def inclusion(story: Story) -> None:
    """This year's review of the staff list."""
    answers = {
        InclusionAnswer.YES: ["mentee", "mentee_b", "mentee_c", "mentee_d", "mentee_e", "mentee_g", "mentee_i"],
        InclusionAnswer.LATER: ["teacher_g"],
        InclusionAnswer.NO: ["teacher_d"],
    }
    for answer, keys in answers.items():
        registry.decide_inclusion([story.people[key] for key in keys], answer, actor=story.curator, today=story.ago(80))


def mentors(story: Story) -> None:
    bank = {
        "mentor": ((*BASICS, "exam-preparation", "motivation"), MentorCategory.EXPERIENCED, 2),
        "mentor_b": (("subject-content", "digital-tools", "projects", "lesson-planning"), MentorCategory.SPREADING, 2),
        "mentor_c": ((*BASICS, "parents", "class-teacher"), MentorCategory.AUTHORITY, 3),
        "mentor_d": (("feedback", "work-program", "exam-preparation", "goal-setting"), MentorCategory.METHODIST, 1),
        "mentor_e": (("projects", "events", "extracurricular-program"), MentorCategory.GROWING, 2),
        "mentor_f": (("active-methods", "digital-tools", "communication", "gifted"), MentorCategory.EXPERIENCED, 3),
    }
    for key, (offers, category, capacity) in bank.items():
        story.enter_mentor(
            key,
            offers,
            days=320,
            categories=[category],
            capacity=capacity,
            forms=[MentoringForm.TEACHER_TEACHER],
            in_job_function=key in {"mentor_d", "mentor_e"},
            hours_a_month=8,
        )
    for number, key in enumerate(("mentor", "mentor_b", "mentor_c", "mentor_f"), start=1):
        registry.change_entry(
            story.mentors[key],
            actor=story.curator,
            agreement_number=f"{number}-Н",
            agreement_date=story.ago(80),
            agreement_payment="15 % должностного оклада",
        )
    story.trained(["mentor", "mentor_b"], days=95)


def mentees(story: Story) -> None:
    young, newcomer = [MenteeCategory.YOUNG], [MenteeCategory.NEWCOMER]
    bank = {
        "mentee": ({"lesson-planning": 3, "discipline": 3, "assessment-methods": 2, "motivation": 1}, young),
        "mentee_b": ({"subject-content": 2, "digital-tools": 3, "discipline": 2}, [*young, *newcomer]),
        "mentee_c": ({"parents": 3, "class-teacher": 2}, young),
        "mentee_d": ({"discipline": 3, "parents": 2}, young),
        "mentee_e": ({"work-program": 3, "goal-setting": 2, "feedback": 2}, [*young, *newcomer]),
        "mentee_f": ({"active-methods": 2, "communication": 2}, young),
        "mentee_g": ({"digital-journal": 2, "active-methods": 3}, newcomer),
        "mentee_h": ({"projects": 3, "events": 1}, [MenteeCategory.GROWTH]),
    }
    for key, (needs, categories) in bank.items():
        story.enter_mentee(
            key,
            needs,
            days=310,
            categories=categories,
            strengths="Хорошо знает предмет, быстро находит общий язык с учениками.",
        )
    story.enter_mentee("mentee_i", {"self-regulation": 3}, days=60, categories=[MenteeCategory.BURNT_OUT])
    story.enter_mentee("teacher_h", {"discipline": 3, "events": 2}, days=40, agreed=False, categories=newcomer)


def before_the_product(story: Story) -> None:
    """A pair and its program of an earlier year, entered as they were: both are over."""
    ended = story.ago(520)
    pair = pairs.enter_as_is(
        story.mentors["mentor_c"],
        [story.mentees["mentee_g"]],
        form=MentoringForm.TEACHER_TEACHER,
        kinds=[MentoringKind.TRADITIONAL],
        started_on=story.ago(760),
        ended_on=ended,
        ground=EndGround.COMPLETED,
        actor=story.curator,
        today=story.ago(300),
    )
    programs.enter_existing(
        pair,
        starts_on=story.ago(755),
        ends_on=ended,
        approved_on=story.ago(755),
        title="Программа адаптации на новом месте",
        ended=Ended(ended, EndGround.COMPLETED, paper="итоговый лист"),
        actor=story.curator,
        today=story.ago(300),
    )


def last_year(story: Story) -> None:
    """A pair that did all it had planned, and one that stopped early."""
    done = story.agreed("mentor_e", ["mentee_h"], days=300, months=8)
    stopped = story.agreed("mentor_f", ["mentee_f"], days=300, months=10)
    story.in_force(story.order([done, stopped], days=297), "84-ОД", days=295)
    program = story.running(done, ["mentor_e", "mentee_h"], days=290, months=6, goal="Освоить проектную деятельность")
    story.meet(done, [285, 270, 255, 240, 210, 180, 150], confirmed_by=["mentee_h"])
    story.finish(program, days=110)
    program = story.running(stopped, ["mentor_f", "mentee_f"], days=285, months=9, goal="Разнообразить приёмы обучения")
    story.meet(stopped, [280, 262, 230], items_done=1)
    programs.stop(
        program,
        actor=story.curator,
        today=story.ago(200),
        ended_on=story.ago(200),
        ground=EndGround.INITIATIVE,
        paper="заявление наставляемого",
        initiator="mentee",
    )
    pairs.end_pair(
        type(stopped).objects.get(pk=stopped.pk),
        ground=EndGround.INITIATIVE,
        ended_on=story.ago(200),
        actor=story.curator,
        today=story.ago(200),
    )


def work(story: Story) -> None:
    """This year's pairs and the group, in one order; their programs stand at different points."""
    first = story.agreed("mentor", ["mentee"], days=75, reason="закрывает все затруднения; тот же предмет")
    second = story.agreed("mentor_b", ["mentee_b"], days=75)
    silent = story.agreed("mentor_d", ["mentee_e"], days=75)
    group = story.agreed("mentor_c", ["mentee_c", "mentee_d"], days=75)
    order = story.in_force(story.order([first, second, silent, group], days=73), "131-ОД", days=72)
    told = [story.people[key] for key in ("mentor_b", "mentor_c", "mentor_d", "mentee_b", "mentee_c", "mentee_d")]
    orders.record_acquaintance(order, told, on=story.ago(70), actor=story.curator, today=story.ago(70))
    orders.acquaint(order, actor=story.by("mentor"), today=story.ago(70))

    story.running(first, ["mentor", "mentee"], days=65, months=6, goal="Уверенно вести урок и оценивать результаты")
    story.meet(first, [63, 56, 49, 35, 21], items_done=1, confirmed_by=["mentee"])
    story.meet(first, [6, 2])
    story.running(group, ["mentor_c", "mentee_c", "mentee_d"], days=60, months=7, goal="Наладить работу с родителями")
    story.meet(group, [58, 44, 30, 12], items_done=1)
    story.running(silent, ["mentor_d", "mentee_e"], days=58, months=6, goal="Разобраться с рабочей программой")
    story.meet(silent, [50])
    agreed = story.program(second, days=20, months=6, goal="Подготовить и провести открытый урок")
    agreed = story.agree(agreed, ["mentor_b", "mentee_b"], days=8)
    programs.send(agreed, actor=story.curator, today=story.ago(5))
    extend_first_topics(story, Program.objects.get(pair=first))


def changes(story: Story) -> None:
    """By consent (S4 annex 1, 7.2): a corrected plan and a longer term in force, one of each waiting for an answer."""
    first, group, silent = (
        Program.objects.running().get(pair__mentor=story.mentors[key]) for key in ("mentor", "mentor_c", "mentor_d")
    )
    extension = programs.propose_extension(silent, actor=story.curator, today=story.ago(15), months=7)
    story.said_yes(programs.agree_to_extension, extension, ["mentor_d", "mentee_e"], days=14)
    parents = Line("Родительское собрание вдвоём", ItemForm.JOINT, group.ends_on, "собрание проведено")
    correction = programs.propose_correction(
        group, [parents], actor=story.curator, today=story.ago(20), reason="Родители просят общую встречу"
    )
    story.said_yes(programs.agree_to_correction, correction, ["mentor_c", "mentee_c", "mentee_d"], days=18)
    programs.propose_extension(group, actor=story.curator, today=story.ago(4), months=9)
    item = list(first.items.filter(done_on=None))[-1]
    line = Line("Урок с разбором в параллельном классе", ItemForm.LESSON, item.term_on, "карта наблюдения", item=item)
    programs.propose_correction(first, [line], actor=story.by("mentor"), today=story.ago(1))


def extend_first_topics(story: Story, program: Program) -> None:
    """The mentor's own mark on screen: the second topic is done."""
    second = program.items.filter(done_on=None)[0]
    programs.mark_done(second, actor=story.by("mentor"), today=story.ago(3), done_on=story.ago(3))


def life(story: Story) -> None:
    """Changes by consent in an order in force; a wish for another mentor, whose order is to be signed."""
    agreed = [*ProgramExtension.objects.applied(), *ProgramCorrection.objects.applied()]
    agreed = [change for change in agreed if change.program.organization == story.organization]
    story.in_force(programs.draft_change_order(agreed, actor=story.curator, today=story.ago(13)), "144-ОД", days=12)

    silent = Pair.objects.active().get(mentor=story.mentors["mentor_d"])
    asked = pairs.record_application(
        silent,
        ApplicationKind.REPLACEMENT,
        [story.people["mentee_e"]],
        submitted_on=story.ago(6),
        reason="Не получается встречаться: разные смены.",
        actor=story.curator,
        today=story.ago(6),
    )
    instead = story.agreed("mentor_e", ["mentee_e"], days=5, stems_from=silent, purpose=Purpose.REPLACE)
    order = pairs.draft_change(
        silent,
        ChangeAct.REPLACE,
        day=story.ago(-10),
        told_on=story.ago(3),
        ground=EndGround.INITIATIVE,
        application=asked,
        opened=instead,
        actor=story.curator,
        today=story.ago(3),
    )
    story.sent(order, days=2)


def waiting(story: Story) -> None:
    """An order before the director, a returned one, a proposed pair that waits for answers."""
    sent = story.agreed("mentor_f", ["mentee_g"], days=12)
    story.sent(story.order([sent], days=10), days=9)
    returned = story.agreed("mentor_e", ["mentee_i"], days=9)
    order = story.sent(story.order([returned], days=8), days=7)
    orders.send_back(
        order,
        remark="Приказ нужен до конца недели.",
        about_items={2: "Укажите срок, к которому наставник составит программу."},
        actor=story.director,
        today=story.ago(6),
    )
    proposed = story.propose("mentor", ["teacher_h"], days=4, reason="закрывает дисциплину на уроке")
    answered = [(proposed, story.people["teacher_h"])]
    day = story.ago(2)
    pairs.record_answers(answered, answer=Answer.YES, answered_on=day, actor=story.curator, today=day)
