"""Orders about programs: approval of several, changes by consent, results; and what goes on with another mentor."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.actors import SYSTEM
from core.problems import RuleViolation
from orders.actions import discard, mark_signed, register
from orders.selectors import compose
from pairs.models import Pair
from pairs.rules import EndGround, hand_over_what_is_above, reopen_what_is_above
from pairs.states import PairState
from people.models import Person
from people.rules import Role, Sex
from printing.formats import to_text
from programs import actions
from programs.actions.changes import Line
from programs.models import Program, ProgramHandover
from programs.rules import ItemForm
from programs.selectors.pair_part import given_away
from programs.states import ProgramState
from programs.tests import scene
from tests.cast import guards, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 1)


def user(organization, role, family, given, patronymic, sex=Sex.FEMALE):
    names = {"family_name": family, "given_name": given, "patronymic": patronymic, "sex": sex}
    return make_user(organization, role, **names)


@pytest.fixture
def pair(cast):
    mentor = user(cast.school, Role.MENTOR, "Лаврова", "Мария", "Петровна")
    mentee = user(cast.school, Role.MENTEE, "Сизов", "Илья", "Олегович", Sex.MALE)
    return scene.make_pair(cast.school, mentor=mentor, mentees=[mentee])


def in_force(order, *, number="80-ОД", today=TODAY):
    order = mark_signed(order, on=today, actor=SYSTEM, today=today)
    return register(order, number=number, dated=today, actor=SYSTEM, today=today)


def text_of(order) -> str:
    return " ".join(to_text(compose(order)).replace("\xa0", " ").replace("|", " ").split())


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def finished(pair):
    program = scene.make_running(pair)
    scene.finish_plan(program)
    return actions.complete(
        fresh(program), actor=SYSTEM, today=TODAY, ended_on=TODAY, paper="итоговый лист от 01.10.2026"
    )


def test_several_programs_run_by_one_order(cast, pair):
    programs = [scene.make_agreed(pair), scene.make_sent(scene.make_pair(cast.school))]
    order = actions.draft_approval_order(programs, actor=scene.curator_of(cast.school), today=TODAY)
    text = text_of(order)
    assert "Об утверждении персонализированных программ наставничества" in text
    assert "1. Утвердить персонализированные программы наставничества (приложения № 1–2):" in text
    assert "Приложение № 2 к приказу" in text
    order = in_force(order)
    for program in map(fresh, programs):
        assert (program.state, program.approved_on, program.approved_by_order) == (ProgramState.RUNNING, TODAY, order)
        assert "УТВЕРЖДЕНА приказом от 01.10.2026 № 80-ОД" in " ".join(to_text(program.document.paper()).split())


def test_an_order_refuses_a_program_somebody_has_not_agreed_to(cast, pair):
    curator = scene.curator_of(cast.school)
    with pytest.raises(RuleViolation, match="согласованы участниками"):
        actions.draft_approval_order([scene.make_draft(pair)], actor=curator, today=TODAY)
    with pytest.raises(RuleViolation, match="хотя бы одну"):
        actions.draft_approval_order([], actor=curator, today=TODAY)


def test_a_program_stands_in_one_order_and_is_free_when_the_draft_is_dropped(cast, pair):
    curator, program = scene.curator_of(cast.school), scene.make_agreed(pair)
    order = actions.draft_approval_order([program], actor=curator, today=TODAY)
    with pytest.raises(RuleViolation, match="не стоят в другом приказе"):
        actions.draft_approval_order([fresh(program)], actor=curator, today=TODAY)
    discard(order, actor=SYSTEM, today=TODAY)
    assert fresh(program).approved_by_order is None


def test_a_cancelled_approval_leaves_the_program_agreed(cast, pair):
    program = scene.make_agreed(pair)
    order = in_force(actions.draft_approval_order([program], actor=SYSTEM, today=TODAY))
    order.kind.on_cancel(order, actor=SYSTEM, today=TODAY)
    program = fresh(program)
    assert (program.state, program.approved_on, program.document) == (ProgramState.AGREED, None, None)


def test_a_foreign_program_is_approved_by_no_order_of_ours(cast, pair):
    program = scene.make_agreed(pair)
    order = actions.draft_approval_order([scene.make_agreed(scene.make_pair(cast.school))], actor=SYSTEM, today=TODAY)
    with pytest.raises(PermissionDenied):
        actions.approve(program, actor=SYSTEM, today=TODAY, order=order)


@pytest.mark.parametrize("who", ["mentor", "director", "secretary", "council"])
def test_only_the_curator_drafts(client, cast, pair, who):
    program = scene.make_agreed(pair)
    with pytest.raises(PermissionDenied):
        actions.draft_approval_order([program], actor=cast.actor(getattr(cast, who)), today=TODAY)
    client.force_login(getattr(cast, who))
    assert client.get(reverse("programs:approval_order")).status_code == 403


def test_results_of_several_programs_end_their_pairs(cast, pair):
    stopped = scene.make_running(scene.make_pair(cast.school))
    actions.stop(stopped, actor=SYSTEM, today=TODAY, ended_on=date(2026, 9, 20), ground=EndGround.LEFT)
    programs = [finished(pair), fresh(stopped)]
    order = actions.draft_results_order(programs, actor=scene.curator_of(cast.school), today=TODAY)
    text = text_of(order)
    assert "1. Считать завершёнными персонализированные программы наставничества:" in text
    assert "01.10.2026 3 из 3 завершение плана мероприятий в полном объёме" in text
    assert "20.09.2026 0 из 3 увольнение участника" in text
    assert "2. Прекратить работу наставнических пар и групп в связи с завершением программ" in text
    assert "Основание: итоговый лист от 01.10.2026." in text
    order = in_force(order)
    ended = [fresh(program.pair) for program in programs]
    assert [(one.state, one.ended_on, one.end_ground) for one in ended] == [
        (PairState.ENDED, TODAY, EndGround.COMPLETED),
        (PairState.ENDED, date(2026, 9, 20), EndGround.LEFT),
    ]
    assert {one.closed_by for one in ended} == {order}

    order.kind.on_cancel(order, actor=SYSTEM, today=TODAY)
    assert {fresh(program.pair).state for program in programs} == {PairState.ACTIVE}
    assert {fresh(program).closed_by for program in programs} == {None}


def test_one_program_is_spoken_of_in_the_singular(pair):
    text = text_of(actions.draft_results_order([finished(pair)], actor=SYSTEM, today=TODAY))
    assert "1. Считать завершённой персонализированную программу наставничества:" in text
    assert (
        "2. Прекратить работу наставнической пары в связи с завершением программы: последний день — день "
        "завершения, указанный в таблице. 3. Освободить от обязанностей наставника Лаврову М. П. со дня, "
        "следующего за днём завершения программы."
    ) in text


def changed(pair):
    program = scene.make_running(pair, months=9)
    line = Line("Урок с разбором", ItemForm.LESSON, date(2027, 3, 1), "карта наблюдения")
    correction = actions.propose_correction(program, [line], actor=SYSTEM, today=TODAY, reason="секретная причина")
    extension = actions.propose_extension(program, actor=SYSTEM, today=TODAY, months=12)
    for person in pair.people:
        actions.agree_to_correction(correction, person=person, actor=SYSTEM, today=TODAY, on_paper=True)
        actions.agree_to_extension(extension, person=person, actor=SYSTEM, today=TODAY, on_paper=True)
    return fresh(extension), fresh(correction)


def test_a_longer_term_and_a_corrected_plan_by_one_order(pair):
    extension, correction = changed(pair)
    order = actions.draft_change_order([extension, correction], actor=SYSTEM, today=TODAY)
    text = text_of(order)
    assert (
        "1. Продлить срок реализации персонализированной программы наставничества (наставник – Лаврова М. П., "
        "наставляемый – Сизов И. О.) с 9 до 12 месяцев — по 31.08.2027. "
        "2. Внести изменения в персонализированную программу наставничества (наставник – Лаврова М. П., "
        "наставляемый – Сизов И. О.) согласно дополнению № 1 (приложение № 1). "
        "3. Продлить период работы наставнической пары (наставник – Лаврова М. П., наставляемый – Сизов И. О.) "
        "по 31.08.2027."
    ) in text
    assert "Основание: согласие участников Лавровой М. П. от 01.10.2026, Сизова И. О. от 01.10.2026." in text
    assert "секретная причина" not in text
    order = in_force(order)
    assert fresh(pair).ends_on == date(2027, 8, 31)
    order.kind.on_cancel(order, actor=SYSTEM, today=TODAY)
    assert fresh(pair).ends_on == scene.ENDS
    assert fresh(extension).order is None


def test_a_change_stands_in_one_order(pair):
    extension, correction = changed(pair)
    actions.draft_change_order([extension], actor=SYSTEM, today=TODAY)
    with pytest.raises(RuleViolation, match="согласились все"):
        actions.draft_change_order([fresh(extension), correction], actor=SYSTEM, today=TODAY)


def test_the_curator_ticks_what_waits_for_an_order(client, cast, pair):
    program = scene.make_agreed(pair)
    client.force_login(cast.curator)
    address = reverse("programs:approval_order")
    assert "Лаврова М. П. – Сизов И. О." in client.get(address).content.decode().replace("\xa0", " ")
    response = client.post(address, guards(cast.school) | {"rows": [str(program.pk)]})
    assert response.url == fresh(program).approved_by_order.get_absolute_url()
    assert "Программы в приказе" in client.get(response.url).content.decode()
    assert "пока нечего включить" in client.get(address).content.decode()


def test_a_running_program_goes_on_with_another_mentor(cast, pair):
    program = scene.make_running(pair)
    new = scene.make_pair(cast.school, mentees=[Person.objects.get(pk=pair.people[1].pk).user], with_needs=False)
    hand_over_what_is_above(pair, new, on=TODAY, actor=SYSTEM, today=TODAY)
    program = fresh(program)
    assert (program.pair, program.state) == (new, ProgramState.RUNNING)
    assert [one.new for one in given_away(pair)] == [new]
    assert ProgramHandover.objects.get().handed_on == TODAY


def test_a_program_that_is_composed_is_agreed_to_anew_by_the_new_mentor(cast, pair):
    program = scene.make_agreed(pair)
    new = scene.make_pair(cast.school, mentees=[Person.objects.get(pk=pair.people[1].pk).user], with_needs=False)
    hand_over_what_is_above(pair, new, on=TODAY, actor=SYSTEM, today=TODAY)
    program = fresh(program)
    assert (program.state, program.agreements.count()) == (ProgramState.DRAFT, 0)


def test_what_ended_with_a_pair_runs_again_when_its_end_is_cancelled(pair):
    program = scene.make_running(pair)
    Program.objects.filter(pk=program.pk).update(state=ProgramState.STOPPED, ended_on=TODAY, end_ground=EndGround.LEFT)
    Pair.objects.filter(pk=pair.pk).update(state=PairState.ENDED, ended_on=TODAY, end_ground=EndGround.LEFT)
    reopen_what_is_above(fresh(pair), actor=SYSTEM, today=TODAY)
    program = fresh(program)
    assert (program.state, program.ended_on, program.end_ground) == (ProgramState.RUNNING, None, "")
