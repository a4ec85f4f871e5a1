"""What the staff list asks of somebody now."""

from datetime import date

from django.urls import reverse

from core.actors import Actor
from core.templatetags.core import plural
from core.todo import Todo
from people import policies
from people.models import Letter, Membership, Person, StaffFact, StaffImport
from people.rules import Role, roles_of_kind


def todo(actor: Actor, today: date) -> list[Todo]:
    """The curator settles facts and finishes imports; the administrator opens sign-ins and looks after letters."""
    found = []
    if Role.CURATOR in actor.roles:
        found += [*_facts(actor, today), *_imports(actor)]
    if Role.ADMINISTRATOR in actor.roles:
        found += [*_without_curator(actor, today), *_without_sign_in(actor), *_letters(actor)]
    return found


def _facts(actor: Actor, today: date) -> list[Todo]:
    facts = StaffFact.objects.visible_to(actor).unsettled().filter(starts_on__lte=today).select_related("person")
    return [
        Todo(
            f"{fact.person.short_name}: {fact.get_kind_display()} с {fact.starts_on:%d.%m.%Y}. "
            "Решите, что с парами и ролями",
            fact.get_absolute_url(),
            "Разобрать",
            urgent=True,
        )
        for fact in facts.order_by("starts_on", "pk")
    ]


def _imports(actor: Actor) -> list[Todo]:
    found = []
    imports = StaffImport.objects.visible_to(actor).only("pk", "filename", "state", "proposals", "organization")
    for one in imports.filter(state=StaffImport.State.PREVIEW).order_by("pk"):
        found.append(Todo(f"Список «{one.filename}» проверен, но ещё не внесён", one.get_absolute_url(), "Открыть"))
    for one in imports.filter(state=StaffImport.State.DONE).exclude(proposals=[]).order_by("pk"):
        people = plural(len(one.proposals), "человека,человек,человек")
        text = f"После списка «{one.filename}» уточните, что с работой у {people}"
        found.append(Todo(text, reverse("people:import_facts", args=[one.pk]), "Уточнить"))
    return found


def _without_curator(actor: Actor, today: date) -> list[Todo]:
    """A fresh organization has an administrator alone, and nobody yet to do the work."""
    if Role.CURATOR not in roles_of_kind(actor.organization.kind):
        return []
    if Membership.objects.visible_to(actor).current(today).filter(role=Role.CURATOR).exists():
        return []
    text = "В организации нет куратора: дайте эту роль на карточке сотрудника"
    return [Todo(text, reverse("people:list"), "Открыть список", urgent=True)]


def _without_sign_in(actor: Actor) -> list[Todo]:
    number = people_without_sign_in(actor).count()
    if not number:
        return []
    text = f"Без входа в систему: {plural(number, 'человек,человека,человек')} с ролью"
    return [Todo(text, reverse("people:invite"), "Пригласить")]


def people_without_sign_in(actor: Actor):
    """Those who have a role here but no way in."""
    people = Person.objects.visible_to(actor).filter(user=None, memberships__ended_on=None, memberships__isnull=False)
    return people.distinct()


def _letters(actor: Actor) -> list[Todo]:
    if not policies.can_see_letters(actor):
        return []
    number = Letter.objects.visible_to(actor).filter(state=Letter.State.FAILED).count()
    if not number:
        return []
    text = f"Почтовый сервер не принял {plural(number, 'письмо,письма,писем')}"
    return [Todo(text, reverse("people:letters"), "Посмотреть", urgent=True)]
