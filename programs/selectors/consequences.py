"""What a leaving, absent or transferred person leaves behind in programs."""

from typing import Any

from django.urls import reverse

from core.actors import Actor
from pairs.models import Pair
from pairs.rules import EndGround
from people.rules import Consequence, StaffFactKind
from programs.models import Program

GROUNDS = {
    StaffFactKind.LEFT: EndGround.LEFT,
    StaffFactKind.ON_LEAVE: EndGround.ABSENCE,
    StaffFactKind.TRANSFERRED: EndGround.TRANSFER,
}


def consequences(staff_fact: Any, actor: Actor) -> list[Consequence]:
    """The open programs of the person, each with the step to end it and the drafted paper."""
    ground = GROUNDS[StaffFactKind(staff_fact.kind)]
    pairs = Pair.objects.visible_to(actor).with_person(staff_fact.person)
    programs = Program.objects.visible_to(actor).running().filter(pair__in=pairs).for_list()
    return [
        Consequence(
            text=f"Программа выполняется до {program.ends_on:%d.%m.%Y}: {program.pair}. Решите, завершить ли её.",
            url=f"{reverse('programs:end', args=[program.pk])}?ground={ground}",
            button="Завершить программу",
            paper_url=reverse("programs:end_paper", args=[program.pk, ground]),
        )
        for program in programs
    ]
