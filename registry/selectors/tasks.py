"""What the home page asks of somebody about banks and consents."""

from datetime import date

from django.urls import reverse

from core.actors import Actor
from core.schoolyear import SchoolYear
from core.todo import Todo
from people.rules import PARTICIPANTS, Role
from printing.russian import counted
from registry.rules.consents import Holding, about
from registry.selectors.consents import entries_lacking, own_consents
from registry.selectors.inclusion import is_reviewed_this_year


def todo(actor: Actor, today: date) -> list[Todo]:
    """The curator: lacking consents, the yearly review; a participant: the consents to give."""
    tasks = []
    if Role.CURATOR in actor.roles:
        tasks += _of_curator(actor, today)
    if actor.roles & PARTICIPANTS:
        tasks += _of_participant(actor, today)
    return tasks


def _of_curator(actor: Actor, today: date) -> list[Todo]:
    tasks = []
    if lacking := entries_lacking(actor.organization, today):
        people = counted(len(lacking), "человека", "человек", "человек")
        url = f"{reverse('registry:consents')}?lacking=any"
        tasks.append(Todo(f"Нет согласий у {people} из банков.", url, "Собрать согласия", urgent=True))
    if not is_reviewed_this_year(actor, today):
        year = SchoolYear.containing(today)
        text = f"Обновите список «Кого включить» на {year} учебный год."
        tasks.append(Todo(text, reverse("registry:inclusion"), "Открыть список", due=date(year.first, 9, 30)))
    return tasks


def _of_participant(actor: Actor, today: date) -> list[Todo]:
    tasks = []
    for own in own_consents(actor, today):
        if not own.is_required or own.state == Holding.HOLDS:
            continue
        if own.state == Holding.NOT_WRITTEN or own.must_be_written:
            text = f"Подпишите на бумаге согласие {about(own.kind)} и отдайте куратору."
            tasks.append(Todo(text, reverse("registry:consents_mine"), "Открыть бланк"))
        else:
            tasks.append(Todo(f"Дайте согласие {about(own.kind)}.", own.give_url, "Прочитать и дать"))
    return tasks
