"""«О поощрении участников наставнической деятельности» (S2; S4 annex 1, 4.2)."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.db.models import TextChoices

from core.problems import Problem
from core.schoolyear import SchoolYear
from orders.kinds import register
from people.forms.chosen import PeopleAnswersForm, PeopleLineForm, PersonField
from people.models import Person
from people.selectors.naming import Told, listed, named
from printing.cases import Case
from programs.models import Program
from programs.states import ProgramState
from registry.orders.asked import AskedOrder, person_is_to, unanswered

DAYS = 14
REASON = "активное участие в наставнической деятельности и достигнутые результаты"


class Reward(TextChoices):
    THANKS = "thanks", "благодарность"
    DIPLOMA = "diploma", "грамота"
    GIFT = "gift", "ценный подарок"
    PAYMENT = "payment", "стимулирующая выплата"
    NOMINATION = "nomination", "представление к награде"
    RESERVE = "reserve", "кадровый резерв"


class Wording(NamedTuple):
    """How a reward is given: «Объявить благодарность» whom, in the case that the verb asks for."""

    verb: str
    case: Case
    note: str = ""  # what a line must add, as it stands before it
    has_reason: bool = True


WORDING: Mapping[str, Wording] = {
    Reward.THANKS: Wording("Объявить благодарность", "dat"),
    Reward.DIPLOMA: Wording("Наградить грамотой", "acc"),
    Reward.GIFT: Wording("Наградить ценным подарком", "acc"),
    Reward.PAYMENT: Wording("Установить стимулирующую выплату", "dat", "в размере"),
    Reward.NOMINATION: Wording("Представить к награждению", "acc", "награда"),
    Reward.RESERVE: Wording("Включить в кадровый резерв руководящих работников", "acc", has_reason=False),
}
PAID = (Reward.PAYMENT, Reward.GIFT)


class RewardForm(PeopleLineForm):
    person = PersonField("Кого")
    reward = forms.ChoiceField(label="Поощрение", choices=[("", "не выбрано"), *Reward.choices])
    note = forms.CharField(
        label="Размер выплаты или название награды",
        max_length=200,
        required=False,
        help_text="Для выплаты: 5000 рублей. Для награды: почётная грамота управления образования.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wording = WORDING.get(data.get("reward", ""))
        if wording and wording.note and not data.get("note"):
            self.add_error("note", "Укажите размер выплаты или название награды.")
        return data


class RewardsForm(PeopleAnswersForm):
    reason = forms.CharField(label="За что", max_length=300, help_text="После слова «за», без точки.")
    until = forms.DateField(label="Срок исполнения", help_text="До какого дня внести сведения и произвести выплаты.")
    clerk = PersonField("Кто внесёт сведения о поощрении", required=False)
    accountant = PersonField("Кто начислит выплаты", required=False, help_text="Если есть выплаты или подарки.")
    line_form = RewardForm
    lines_title = "Кого и чем поощрить"
    lines_needed = "Внесите хотя бы одного человека."


@register
class RewardsOrder(AskedOrder):
    name = "rewards"
    title = "О поощрении участников наставнической деятельности"
    label = "поощрение"
    about = "По итогам года или программы: кого и чем поощрить. Предложены наставники, чьи программы выполнены."
    form_class = RewardsForm
    names = ("person", "clerk", "accountant")
    aim = "в целях поощрения участников наставнической деятельности"

    def proposed(self, actor: Any, *, today: date) -> dict[str, Any]:
        people = finished_mentors(actor, SchoolYear.containing(today))
        return {
            "reason": REASON,
            "until": (today + timedelta(days=DAYS)).isoformat(),
            "lines": [{"person": pk, "reward": Reward.THANKS.value, "note": ""} for pk in people],
        }

    def words(self, told: Told, order: Any, *, today: date) -> dict[str, str]:
        given = given_to(told)
        until = told.on("until")
        pays = any(reward in given for reward in PAID)
        return {reward: _item(told, reward, given[reward]) for reward in Reward.values if reward in given} | {
            "clerk": person_is_to(
                told.person("clerk"),
                "внести сведения о поощрении в установленном порядке в личные дела и трудовые книжки в срок до "
                f"{until}.",
            ),
            "accounting": person_is_to(
                told.person("accountant") if pays else None,
                f"произвести выплаты и расходы по настоящему приказу в срок до {until}.",
            ),
        }

    def problems(self, order: Any, *, today: date) -> list[Problem]:
        found = super().problems(order, today=today)
        if order.entered_as_is:
            return found
        told = self.told(order)
        if not told.lines:
            found.append(unanswered(order, "Не указано, кого поощрить."))
        if any(reward in given_to(told) for reward in PAID) and told.person("accountant") is None:
            found.append(unanswered(order, "Есть выплаты или подарки, но не указано, кто их начислит."))
        return found

    def warnings(self, order: Any, *, today: date) -> list[Problem]:
        if order.entered_as_is:
            return []
        told, twice = self.told(order), set()
        for people in given_to(told).values():
            keys = [person.pk for person, _ in people]
            twice |= {person for person, _ in people if keys.count(person.pk) > 1}
        return [unanswered(order, f"{person}: одно и то же поощрение стоит дважды.") for person in twice]


def given_to(told: Told) -> dict[str, list[tuple[Person, str]]]:
    """People with the note of their line, by reward."""
    given: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    for line in told.lines:
        if (person := told.person("person", line)) and line.get("reward") in WORDING:
            given[line["reward"]].append((person, told.text("note", line).rstrip(".")))
    return dict(given)


def _item(told: Told, reward: str, people: list[tuple[Person, str]]) -> str:
    """One person in one sentence, several as sub-items."""
    wording, reason = WORDING[reward], told.text("reason").rstrip(".") or REASON
    names = [(named(person, wording.case), note if wording.note else "") for person, note in people]
    after = f"за {reason}" if wording.has_reason else ""
    if len(names) == 1:
        name, note = names[0]
        how = f" {_noted(wording, note)}" if note else ""
        return f"{wording.verb}{how} {name}{f', {after}' if after else ''}."
    lines = [f"{name}{f', — {_noted(wording, note)}' if note else ''}" for name, note in names]
    return f"{wording.verb}{f' {after}' if after else ''}:\n{listed(lines)}"


def _noted(wording: Wording, note: str) -> str:
    """«в размере 5000 рублей», «(почётная грамота …)»."""
    return f"{wording.note} {note}" if wording.case == "dat" else f"({note})"


def finished_mentors(actor: Any, year: SchoolYear) -> list[int]:
    """Mentors whose programs were carried out in full in that year, by name."""
    programs = Program.objects.visible_to(actor).filter(
        state=ProgramState.COMPLETED, ended_on__range=(year.starts_on, year.ends_on)
    )
    people = Person.objects.visible_to(actor).filter(pk__in=programs.values("pair__mentor__person"))
    return list(people.working(actor.today()).by_name().values_list("pk", flat=True))
