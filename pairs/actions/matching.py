"""Runs of matching: start, repeat, accept; what weighs; what participants wish."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from core.actions import action, lock, record
from core.actors import Actor
from core.problems import Problem, RuleViolation
from pairs import policies, tasks
from pairs.actions.proposals import propose
from pairs.matching import CRITERIA, HEAVIEST, PREFERENCES
from pairs.models import MatchRun, MatchWeights, Pair, PairMember, PreferenceList, PreferenceRound
from pairs.rules import planned_dates
from pairs.rules.matching import INLINE_UP_TO, MOST_WISHES, MatchMode, PreferenceSide, wishes_problem
from pairs.selectors.candidates import weights_of
from pairs.states import TAKING_A_PLACE
from papers.models import Scan
from papers.rules import Source
from people.models import Organization, Person
from registry.models import MenteeProfile, MentorProfile
from registry.rules import MentoringForm, MentoringKind

Key = tuple[int, int]


@action("match.run", "Выполнен подбор пар")
def start_run(
    organization: Organization,
    *,
    mode: str = MatchMode.TOTAL,
    locked: Iterable[Key] = (),
    forbidden: Iterable[Key] = (),
    actor: Actor,
    today: date,
) -> MatchRun:
    """Match the whole bank now, or in the background when it is large."""
    run = MatchRun(
        organization=organization,
        made_by=actor.user,
        made_on=today,
        mode=mode,
        weights=weights_of(organization),
        locked=sorted(map(list, set(locked))),
        forbidden=sorted(map(list, set(forbidden))),
    )
    if not policies.can_match(actor) or not policies.can_keep_run(actor, run):
        raise PermissionDenied
    entries = (MenteeProfile, MentorProfile)
    run.mentees, run.mentors = (model.objects.filter(organization=organization).active().count() for model in entries)
    run.save()
    if max(run.mentees, run.mentors) > INLINE_UP_TO:
        tasks.carry_out.enqueue(run.pk)
    else:
        run = tasks.match(run)
    record(run, mode=mode, pairs=len(run.pairs))
    return run


@dataclass(frozen=True)
class Accepted:
    """What became of the pairs that the curator accepted: proposed ones, and why others were not."""

    run: MatchRun
    pairs: list[Pair]
    refused: list[str]

    def get_absolute_url(self) -> str:
        return self.run.get_absolute_url()


@action("match.accepted", "Пары из подбора предложены")
def accept(run: MatchRun, mentees: Sequence[int], *, second: bool = False, actor: Actor, today: date) -> Accepted:
    """Propose the run's pairs of these mentees (keys of entries), all that are still possible.

    The mentees' rows are locked first, in the order of keys: of two curators who accept at once the later one is told
    who has a pair already. `second`: the further mentors that the run suggests, instead of the first.
    """
    if not policies.can_keep_run(actor, run):
        raise PermissionDenied
    chosen = [one for one in run.pairs if one["mentee"] in set(mentees) and (not second or one["second"])]
    entries = _locked_mentees([one["mentee"] for one in chosen])
    mentors = MentorProfile.objects.select_related("person", "organization").in_bulk(
        sorted({one["second" if second else "mentor"] for one in chosen})
    )
    busy = set() if second else _busy(entries)
    pairs: list[Pair] = []
    refused = [f"{entries[pk].person.short_name}: уже в паре" for pk in sorted(busy)]
    for mentor_pk, rows in _groups([one for one in chosen if one["mentee"] not in busy], entries, mentors, second):
        mentor, members = mentors[mentor_pk], [entries[one["mentee"]] for one in rows]
        try:
            pairs.append(_propose(mentor, members, rows, second, actor, today))
        except RuleViolation as violation:
            names = ", ".join(member.person.short_name for member in members)
            refused.append(f"{names}: {' '.join(str(problem) for problem in violation.problems)}")
    if not pairs:
        raise RuleViolation([Problem(f"{text.rstrip('.')}.") for text in refused] or [Problem("Отметьте пары.")])
    record(run, proposed=len(pairs), refused=len(refused))
    return Accepted(run, pairs, refused)


def _locked_mentees(keys: Iterable[int]) -> dict[int, MenteeProfile]:
    rows = MenteeProfile.objects.select_for_update(of=("self",), no_key=True).select_related("person", "organization")
    return {row.pk: row for row in rows.filter(pk__in=list(keys)).order_by("pk")}


def _busy(entries: dict[int, MenteeProfile]) -> set[int]:
    members = PairMember.objects.filter(mentee__in=entries, end_ground="", pair__state__in=TAKING_A_PLACE)
    return set(members.values_list("mentee", flat=True))


def _groups(
    chosen: Sequence[dict[str, Any]],
    entries: dict[int, MenteeProfile],
    mentors: dict[int, MentorProfile],
    second: bool,
) -> list[tuple[int, list[dict[str, Any]]]]:
    """Mentor and rows of each proposal: those who wish to work in a group with the same mentor are one."""
    found: list[tuple[int, list[dict[str, Any]]]] = []
    together: dict[int, list[dict[str, Any]]] = {}
    for one in chosen:
        mentor = one["second" if second else "mentor"]
        wished = MentoringKind.GROUP in entries[one["mentee"]].kinds and MentoringKind.GROUP in mentors[mentor].kinds
        if wished and not second and mentor in together:
            together[mentor].append(one)
            continue
        rows = [one]
        if wished:
            together[mentor] = rows
        found.append((mentor, rows))
    return sorted(found, key=lambda one: one[0])


def _propose(
    mentor: MentorProfile,
    members: Sequence[MenteeProfile],
    rows: Sequence[dict[str, Any]],
    second: bool,
    actor: Actor,
    today: date,
) -> Pair:
    starts_on, ends_on = planned_dates(today)
    return propose(
        mentor,
        members,
        form=_form(mentor, members),
        kinds=_kinds(mentor, members, second),
        starts_on=starts_on,
        ends_on=ends_on,
        reason="\n".join(_reason(one, second) for one in rows),
        actor=actor,
        today=today,
    )


def _form(mentor: MentorProfile, members: Sequence[MenteeProfile]) -> str:
    """The first form that all wish, else the usual one."""
    common = set(mentor.forms).intersection(*[member.forms for member in members])
    usual = MentoringForm.PARTNER_TEACHER if mentor.is_external else MentoringForm.TEACHER_TEACHER
    return next((form for form in MentoringForm.values if form in common), usual)


def _kinds(mentor: MentorProfile, members: Sequence[MenteeProfile], second: bool) -> list[str]:
    """What all wish but the group, which follows from the number; a second mentor helps with one goal."""
    if second:
        return [MentoringKind.GOAL]
    common = set(mentor.kinds).intersection(*[member.kinds for member in members]) - {MentoringKind.GROUP}
    if len(members) > 1:
        return [MentoringKind.GROUP, *[kind for kind in MentoringKind.values if kind in common]]
    return [kind for kind in MentoringKind.values if kind in common] or [MentoringKind.TRADITIONAL]


def _reason(one: dict[str, Any], second: bool) -> str:
    """For the pair's page: what may be read there, so nothing of who wished whom."""
    if second:
        return f"помогает с тем, что не закрывает первый наставник: {one['second_for']}"
    return "; ".join(text for code, text in one["reasons"] if code != PREFERENCES)


@action("match.weights", "Изменены веса подбора")
def save_weights(organization: Organization, weights: dict[str, int], *, actor: Actor, today: date) -> MatchWeights:
    """Set what weighs how much; later runs use it, former ones keep their own."""
    row, _ = MatchWeights.objects.select_for_update().get_or_create(organization=organization)
    if not policies.can_keep_run(actor, row):
        raise PermissionDenied
    row.weights = {one.code: min(HEAVIEST, max(0, int(weights[one.code]))) for one in CRITERIA}
    if not any(row.weights.values()):
        raise RuleViolation([Problem("Оставьте вес хотя бы одному критерию.")])
    row.save(update_fields=["weights"])
    record(row, **row.weights)
    return row


@action("preferences.opened", "Открыт выбор после групповой встречи")
def open_round(
    organization: Organization, *, met_on: date, place: str = "", actor: Actor, today: date
) -> PreferenceRound:
    """Ask both banks whom they would like after the meeting; the round before is closed with it."""
    row = PreferenceRound(organization=organization, met_on=met_on, place=place, opened_on=today)
    if not policies.can_keep_run(actor, row):
        raise PermissionDenied
    PreferenceRound.objects.filter(organization=organization).open().update(closed_on=today)
    row.save()
    record(row, met_on=met_on)
    return row


@action("preferences.closed", "Выбор после групповой встречи закрыт")
def close_round(row: PreferenceRound, *, actor: Actor, today: date) -> PreferenceRound:
    row = lock(row)
    if not policies.can_keep_run(actor, row):
        raise PermissionDenied
    if row.closed_on is None:
        row.closed_on = today
        row.save(update_fields=["closed_on"])
    record(row, closed_on=today)
    return row


@action("preferences.given", "Предпочтения записаны")
def keep_wishes(
    meeting: PreferenceRound,
    person: Person,
    side: str,
    *,
    wished: Sequence[int],
    unwished: Sequence[int],
    on_paper: date | None = None,
    scan: Scan | None = None,
    actor: Actor,
    today: date,
) -> PreferenceList:
    """One participant's list (keys of persons), by themselves, or by the curator from paper. A new one replaces it."""
    meeting = PreferenceRound.objects.select_for_update().get(pk=meeting.pk)
    own = policies.can_wish(actor, meeting) and person.user_id == actor.user.pk
    if not own and not (on_paper and policies.can_keep_run(actor, meeting)):
        raise PermissionDenied
    bank = MentorProfile if side == PreferenceSide.MENTOR else MenteeProfile
    if not bank.objects.filter(organization_id=meeting.organization_id, person=person).active().exists():
        raise RuleViolation([Problem("Выбор делают те, кто есть в банке.")])
    if problem := wishes_problem(list(wished), list(unwished)):
        raise RuleViolation([Problem(problem)])
    row, _ = PreferenceList.objects.update_or_create(
        round=meeting,
        person=person,
        side=side,
        defaults={
            "wished": list(wished)[:MOST_WISHES],
            "unwished": sorted(unwished),
            "answered_on": on_paper or today,
            "source": Source.PAPER if on_paper else Source.SCREEN,
            "scan": scan,
            "recorded_by": actor.user,
        },
    )
    record(meeting, side=side)
    return row
