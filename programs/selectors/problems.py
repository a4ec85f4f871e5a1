"""What stands in the way of a program: before composing, before sending, before approving."""

from datetime import date

from django.urls import reverse

from core.problems import Problem
from pairs.models import Pair
from pairs.states import PairState
from people.models import Person
from programs.models import Program
from programs.rules import duration_problem, period_problem
from registry.rules import MentoringKind


def is_exempt(pair: Pair) -> bool:
    """Speed mentoring alone is one meeting and needs no program (our decision: docs/decisions/speed-mentoring.md)."""
    return list(pair.kinds) == [MentoringKind.SPEED]


def compose_problem(pair: Pair) -> str:
    """Why no program may be composed for this pair, in Russian; empty when one may."""
    if is_exempt(pair):
        return "Скоростное наставничество — одна встреча. Программа для такой пары не составляется."
    if pair.state != PairState.ACTIVE:
        return f"Программу составляют для действующей пары, а эта — «{pair.get_state_display()}»."
    if Program.objects.filter(pair=pair).not_closed().exists():
        return "У пары уже есть программа."
    return ""


def missing_agreements(program: Program) -> list[Person]:
    """The mentor and the mentees who have not agreed to the program as it stands."""
    agreed = {agreement.person_id for agreement in program.agreements.all()}
    return [person for person in program.pair.people if person.pk not in agreed]


def term_problems(starts_on: date, months: int, ends_on: date, pair: Pair) -> list[str]:
    first = pair.started_on or pair.starts_on
    return [p for p in (duration_problem(months), period_problem(starts_on, ends_on, first, pair.ends_on)) if p]


def content_problems(program: Program) -> list[Problem]:
    """What the participants must mend before they agree."""
    edit = reverse("programs:edit", args=[program.pk])
    found = [
        Problem(text, edit) for text in term_problems(program.starts_on, program.months, program.ends_on, program.pair)
    ]
    items = list(program.items.all())
    if not items:
        add = reverse("programs:item_new", args=[program.pk])
        found.append(Problem("В плане нет ни одного мероприятия.", add, "Добавить"))
    for item in items:
        if not program.starts_on <= item.term_on <= program.ends_on:
            url = reverse("programs:item_edit", args=[program.pk, item.pk])
            found.append(Problem(f"Срок мероприятия «{item.topic}» вне срока программы.", url))
    return found


def approval_problems(program: Program) -> list[Problem]:
    """What forbids approving, each with the way to mend it."""
    found = content_problems(program)
    if program.pair.state != PairState.ACTIVE:
        found.append(Problem("Пара не действует: программу можно утвердить только действующей паре."))
    url = reverse("programs:agree_on_paper", args=[program.pk])
    for person in missing_agreements(program):
        found.append(Problem(f"{person.short_name}: нет согласия с программой.", url, "Внести с бумаги"))
    return found
