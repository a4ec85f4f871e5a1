"""The board, the acceptance and the private choice, through the pages."""

import json
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from core.actors import SYSTEM
from core.problems import RuleViolation
from pairs import actions
from pairs.models import MatchRun, Pair, PreferenceList
from pairs.rules.matching import PreferenceSide
from pairs.states import PairState
from pairs.tests import made
from people.models import Person
from registry.tests.made import competence, make_need
from tests.cast import actor_of, guards, make_person

pytestmark = pytest.mark.django_db
NAMED = "Неповторимова"
BOARD_QUERIES = 25


@pytest.fixture
def bank(cast):
    """Two mentors of one place, two mentees; everybody helps with everything."""
    school = cast.school
    mentors = [made.ready_mentor(school, capacity=1), made.ready_mentor(school, capacity=1)]
    for mentor in mentors:
        mentor.competences.add(competence("discipline"))
    mentees = [made.ready_mentee(school), made.ready_mentee(school)]
    for mentee in mentees:
        make_need(mentee)
    return mentors, mentees


def run_of(cast, **changes):
    return actions.start_run(cast.school, actor=SYSTEM, today=made.TODAY, **changes)


def test_the_curator_matches_looks_and_proposes_all(client, cast, bank):
    client.force_login(cast.curator)
    answer = client.post(reverse("pairs:match_start"), guards(cast.school) | {"mode": "total"})
    run = MatchRun.objects.get()
    assert (answer.status_code, answer.url) == (302, run.get_absolute_url())
    page = client.get(answer.url).content.decode()
    assert "закрывает 1 из 1 затруднения: дисциплина на уроке" in page
    client.post(reverse("pairs:match_accept", args=[run.pk]), guards(cast.school, run) | {"all": "1"})
    proposed = Pair.objects.filter(organization=cast.school)
    assert [pair.state for pair in proposed] == [PairState.PROPOSED] * 2
    assert len({pair.mentor_id for pair in proposed}) == 2


def test_two_curators_who_accept_overlapping_runs_make_one_pair_each_and_the_later_is_told(cast, bank):
    first, second = run_of(cast), run_of(cast)
    one = first.pairs[0]["mentee"]
    actions.accept(first, [one], actor=SYSTEM, today=made.TODAY)
    done = actions.accept(second, [pair["mentee"] for pair in second.pairs], actor=SYSTEM, today=made.TODAY)
    assert (len(done.pairs), len(done.refused)) == (1, 1)
    assert done.refused[0].endswith("уже в паре")
    with pytest.raises(RuleViolation, match="уже в паре"):
        actions.accept(first, [one], actor=SYSTEM, today=made.TODAY)


def test_locked_and_forbidden_pairs_hold_in_the_next_run(client, cast, bank):
    run = run_of(cast)
    client.force_login(cast.curator)
    keep = {f"keep-{one['mentee']}": f"forbid-{one['mentor']}" for one in run.pairs}
    client.post(reverse("pairs:match_again", args=[run.pk]), guards(cast.school, run) | keep)
    again = MatchRun.objects.order_by("-pk").first()
    before = {(one["mentee"], one["mentor"]) for one in run.pairs}
    assert before.isdisjoint((one["mentee"], one["mentor"]) for one in again.pairs)
    assert len(again.pairs) == 2
    page = client.get(f"{reverse('pairs:match_compare', args=[again.pk])}?with={run.pk}").content.decode()
    assert "Чем различаются" in page
    assert "одинаковые" not in page


def test_the_same_data_give_the_same_result(cast, bank):
    first, second = run_of(cast), run_of(cast)
    assert (first.data_hash, first.result) == (second.data_hash, second.result)


@pytest.mark.parametrize("empty", ["mentors", "mentees", "both"])
def test_an_empty_bank_gives_an_empty_run(cast, empty):
    if empty == "mentors":
        made.ready_mentee(cast.school)
    if empty == "mentees":
        made.ready_mentor(cast.school)
    assert run_of(cast).pairs == []


def test_two_who_declined_are_not_proposed_again(cast, bank):
    mentors, mentees = bank
    for mentor in mentors:
        pair = made.proposed(cast.school, mentor, [mentees[0]])
        Pair.objects.filter(pk=pair.pk).update(state=PairState.DECLINED)
    run = run_of(cast)
    assert [one["mentee"] for one in run.pairs] == [mentees[1].pk]


def wishes(cast, bank, *, unwished=()):
    mentors, mentees = bank
    meeting = actions.open_round(cast.school, met_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    actions.keep_wishes(
        meeting,
        mentees[0].person,
        PreferenceSide.MENTEE,
        wished=[mentors[1].person_id] if not unwished else [],
        unwished=unwished,
        on_paper=made.TODAY,
        actor=SYSTEM,
        today=made.TODAY,
    )
    return meeting


def test_a_wish_counts_and_is_not_told_on_the_pairs_page(client, cast, bank):
    mentors, mentees = bank
    wishes(cast, bank)
    run = run_of(cast)
    chosen = next(one for one in run.pairs if one["mentee"] == mentees[0].pk)
    assert chosen["mentor"] == mentors[1].pk
    assert ["preferences", "наставляемый выбрал наставника"] in [list(reason) for reason in chosen["reasons"]]
    done = actions.accept(run, [mentees[0].pk], actor=SYSTEM, today=made.TODAY)
    assert "выбрал" not in done.pairs[0].reason


def test_whom_somebody_would_rather_not_have_is_never_proposed(cast, bank):
    mentors, mentees = bank
    wishes(cast, bank, unwished=[mentor.person_id for mentor in mentors])
    run = run_of(cast)
    assert [one["mentee"] for one in run.unmatched] == [mentees[0].pk]
    assert "хотел" not in json.dumps(run.unmatched, ensure_ascii=False)


@pytest.mark.parametrize("role", ["director", "mentor", "mentee", "council", "secretary", "administrator"])
def test_nobody_else_reads_the_wishes_of_others(client, cast, bank, role):
    _, mentees = bank
    stranger = made.ready_mentor(cast.school, make_person(cast.school, family_name=NAMED), capacity=1)
    meeting = wishes(cast, ([stranger, stranger], mentees))
    run = run_of(cast)
    client.force_login(cast.by_role(role))
    for url in (meeting.get_absolute_url(), run.get_absolute_url(), reverse("pairs:matching")):
        assert client.get(url).status_code in {403, 404}
    for url in (reverse("pairs:list"), reverse("pairs:new"), "/"):
        page = client.get(url, follow=True).content.decode()
        assert "Хотелось бы" not in page
        assert "выбрал наставника" not in page


def test_a_curator_who_is_a_mentor_does_not_read_what_was_said_of_them(client, cast, bank):
    own = made.ready_mentor(cast.school, Person.objects.get(user=cast.curator), capacity=1)
    own.competences.add(competence("discipline"))
    _, mentees = bank
    meeting = wishes(cast, ([own, own], mentees))
    client.force_login(cast.curator)
    page = client.get(meeting.get_absolute_url()).content.decode()
    assert "Хотелось бы: не назвал никого." in page
    run = run_of(cast)
    assert "наставляемый выбрал наставника" not in client.get(run.get_absolute_url()).content.decode()
    client.force_login(cast.psychologist)
    assert "наставляемый выбрал наставника" in client.get(run.get_absolute_url()).content.decode()


def test_a_participant_answers_for_themselves_alone(client, cast, bank):
    mentors, mentees = bank
    own = made.ready_mentee(cast.school, Person.objects.get(user=cast.mentee))
    meeting = actions.open_round(cast.school, met_on=made.TODAY, actor=SYSTEM, today=made.TODAY)
    client.force_login(cast.mentee)
    assert "с кем вам хотелось бы работать" in client.get("/").content.decode()
    url = reverse("pairs:wish", args=[meeting.pk, "mentee"])
    person = mentors[0].person_id
    twice = {"wish_1": person, "unwished": [person]}
    assert client.post(url, guards(cast.school, meeting) | twice).status_code == 422
    client.post(url, guards(cast.school, meeting) | {"wish_1": person})
    [row] = PreferenceList.objects.all()
    assert (row.person_id, row.wished) == (own.person_id, [person])
    with pytest.raises(PermissionDenied):
        actions.keep_wishes(
            meeting, mentees[0].person, "mentee", wished=[], unwished=[], actor=actor_of(cast.mentee), today=made.TODAY
        )


def test_weights_are_tried_before_they_are_kept(client, cast, bank):
    client.force_login(cast.curator)
    url = reverse("pairs:match_weights")
    weights = dict.fromkeys(run_of(cast).weights, 0) | {"load": 10}
    page = client.get(url, weights | {"preview": "1"}).content.decode()
    assert "Что изменится" in page
    assert run_of(cast).weights["load"] == 3
    client.post(url, guards(cast.school) | weights)
    assert run_of(cast).weights == weights


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_asks_the_same_however_many_pairs(client, cast, rows, django_assert_num_queries):
    for _ in range(rows):
        made.ready_mentor(cast.school).competences.add(competence("discipline"))
        make_need(made.ready_mentee(cast.school))
    url = run_of(cast).get_absolute_url()
    client.force_login(cast.curator)
    client.get(url)
    with django_assert_num_queries(BOARD_QUERIES):
        client.get(url)


def test_the_command_prints_json_and_writes_nothing(cast, bank):
    printed = StringIO()
    call_command("match", org=cast.school.slug, dry_run=True, stdout=printed)
    found = json.loads(printed.getvalue())
    assert {"pairs", "unmatched", "total", "seconds"} <= found.keys()
    assert found["pairs"][0]["reasons"][0] == "закрывает 1 из 1 затруднения: дисциплина на уроке"
    assert len(found["pairs"]) == 2
    assert not MatchRun.objects.exists()
