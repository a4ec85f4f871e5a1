"""What the actor must do now about pairs."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from core.actors import Actor
from core.todo import Todo
from pairs import policies
from pairs.models import Agreement, Application, Pair, PairMember, PreferenceList, PreferenceRound
from pairs.rules.applications import ApplicationKind
from pairs.selectors.candidates import without_a_pair
from pairs.selectors.preferences import sides_of
from pairs.selectors.wording import short_name_of
from pairs.states import TAKING_A_PLACE, ApplicationState, PairState
from people.rules import PARTICIPANTS, Role
from printing.russian import counted, plural


def todo(actor: Actor, today: date) -> list[Todo]:
    """Sentences for the home page: a participant's own answers, the curator's next steps."""
    found = _own_answers(actor) + _to_join(actor) + _applications(actor) + _to_wish(actor)
    if Role.PSYCHOLOGIST in actor.roles:
        found += _to_support(actor)
    if Role.CURATOR in actor.roles:
        found += _declined(actor) + _agreed(actor) + _unanswered(actor) + _queue(actor)
    return found


def _own_answers(actor: Actor) -> list[Todo]:
    if actor.user is None:
        return []
    answered = Agreement.objects.filter(pair=OuterRef("pk"), person__user=actor.user)
    pairs = (
        Pair.objects.filter(organization=actor.organization, state=PairState.PROPOSED)
        .with_participant(actor.user)
        .exclude(Exists(answered))
        .for_list()
        .order_by("proposed_on", "pk")
    )
    return [Todo(_proposal(pair, actor), pair.get_absolute_url(), "Ответить", urgent=True) for pair in pairs]


def _proposal(pair: Pair, actor: Actor) -> str:
    if pair.mentor.person.user_id == actor.user.pk:
        names = ", ".join(short_name_of(member.mentee.person, "gen") for member in pair.members.all())
        return f"Вам предлагают стать наставником {names} — ответьте."
    return f"Вас предлагают в пару с {short_name_of(pair.mentor.person, 'ins')} — ответьте."


def _applications(actor: Actor) -> list[Todo]:
    """What was asked about pairs: the curator prepares the order, the director looks at it. No reason is told here."""
    if not policies.can_list_applications(actor):
        return []
    waiting = Application.objects.visible_to(actor).filter(state=ApplicationState.SUBMITTED).for_list()
    verb = "подготовьте приказ" if Role.CURATOR in actor.roles else "решение за вами"
    return [
        Todo(f"{one}: {verb}.", one.get_absolute_url(), "Открыть", urgent=True)
        for one in waiting.order_by("submitted_on", "pk")
    ]


def _to_join(actor: Actor) -> list[Todo]:
    """A proposal to end that another participant has signed."""
    if actor.user is None:
        return []
    own = Pair.objects.visible_to(actor).with_participant(actor.user).filter(state=PairState.ACTIVE)
    asked = Application.objects.visible_to(actor).filter(
        state=ApplicationState.SUBMITTED, kind=ApplicationKind.END, pair__in=own
    )
    return [
        Todo(f"Предложено досрочно завершить программу: {one.pair}.", one.get_absolute_url(), "Открыть")
        for one in asked.for_list().order_by("submitted_on", "pk")
        if policies.offered_on_application(actor, one)["join"]
    ]


def _to_wish(actor: Actor) -> list[Todo]:
    """The choice after the group meeting, for whoever has not answered yet; answering is free."""
    if not actor.roles & PARTICIPANTS or actor.person is None:
        return []
    meeting = PreferenceRound.objects.filter(organization=actor.organization).open().first()
    if meeting is None:
        return []
    given = PreferenceList.objects.filter(round=meeting, person=actor.person).values_list("side", flat=True)
    return [
        Todo(f"{meeting}: с кем вам хотелось бы работать?", reverse("pairs:wish", args=[meeting.pk, side]), "Ответить")
        for side in sides_of(meeting, actor.person)
        if side not in set(given)
    ]


def _to_support(actor: Actor) -> list[Todo]:
    """Mentees without a pair: psychological support while the search goes on (S0 5.3)."""
    number = without_a_pair(actor).count()
    if not number:
        return []
    text = f"{counted(number, 'наставляемый', 'наставляемых', 'наставляемых')} без пары: поддержите, пока идёт подбор."
    return [Todo(text, reverse("pairs:matching"), "Открыть подбор")]


def _agreed(actor: Actor) -> list[Todo]:
    agreed = Pair.objects.filter(organization=actor.organization, state=PairState.AGREED)
    found = [
        Todo(
            f"Участники согласны: {one}, {one.get_purpose_display()}. Подготовьте приказ.",
            reverse("pairs:draft_change", args=[one.stems_from_id, one.purpose]),
            "Подготовить приказ",
        )
        for one in agreed.exclude(purpose="").for_list().order_by("pk")
    ]
    number = agreed.filter(purpose="").count()
    if not number:
        return found
    verb = plural(number, "согласована и ждёт", "согласованы и ждут", "согласованы и ждут")
    text = f"{counted(number, 'пара', 'пары', 'пар')} {verb} приказа о закреплении."
    return [*found, Todo(text, reverse("pairs:order"), "Подготовить приказ")]


def _unanswered(actor: Actor) -> list[Todo]:
    pairs = Pair.objects.filter(organization=actor.organization, state=PairState.PROPOSED)
    number = pairs.count()
    if not number:
        return []
    text = f"{counted(number, 'предложенная пара ждёт', 'предложенные пары ждут', 'предложенных пар ждут')} ответов."
    return [Todo(text, reverse("pairs:waiting"), "Внести ответы")]


def _declined(actor: Actor) -> list[Todo]:
    """Declined proposals whose mentees are still without a pair, one line each."""
    open_pairs = PairMember.objects.filter(mentee=OuterRef("mentee"), end_ground="", pair__state__in=TAKING_A_PLACE)
    waiting = PairMember.objects.filter(mentee__state="active").exclude(Exists(open_pairs))
    pairs = (
        Pair.objects.filter(organization=actor.organization, state=PairState.DECLINED)
        .filter(Exists(waiting.filter(pair=OuterRef("pk"))))
        .exclude(Exists(_newer_proposal()))
        .for_list()
        .order_by("-proposed_on", "-pk")
    )
    return [
        Todo(
            f"Пара отклонена: {pair}. Подберите другого наставника.",
            f"{reverse('pairs:mentors')}?" + "&".join(f"mentee={member.mentee_id}" for member in pair.members.all()),
            "Подобрать",
        )
        for pair in pairs[:10]
    ]


def _newer_proposal():
    """Another proposal to the same mentee after the declined one: the earlier refusal is past."""
    return Pair.objects.filter(
        organization=OuterRef("organization"), pk__gt=OuterRef("pk"), members__mentee=OuterRef("members__mentee")
    )


def _queue(actor: Actor) -> list[Todo]:
    number = without_a_pair(actor).count()
    if not number:
        return []
    text = f"{counted(number, 'наставляемый', 'наставляемых', 'наставляемых')} без пары."
    return [Todo(text, reverse("pairs:new"), "Подобрать наставников")]


def counts(actor: Actor) -> dict[str, int]:
    """How many pairs of the organization are in each state."""
    pairs = Pair.objects.visible_to(actor)
    return pairs.aggregate(**{state: Count("pk", filter=Q(state=state)) for state in PairState.values})
