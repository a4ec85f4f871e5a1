"""The rows behind a figure, as the reader may see them."""

from typing import Any

from core.actors import Actor
from library.models import Material
from pairs.models import Pair, PairMember
from papers.models import Act
from people.models import Person
from programs.models import Meeting, Program, ProgramItem
from reports.kinds.indicator import Counted, RowKind
from surveys.models import Response


def rows_of(actor: Actor, counted: Counted) -> Any:
    """A queryset of exactly the rows that were counted, for those who see their organization's report."""
    return ROWS[counted.part.of](actor).filter(pk__in=counted.rows)


def _people(actor: Actor):
    return Person.objects.visible_to(actor).by_name()


def _pairs(actor: Actor):
    return Pair.objects.visible_to(actor).for_list().order_by("started_on", "pk")


def _members(actor: Actor):
    members = PairMember.objects.visible_to(actor).select_related("mentee__person", "pair__mentor__person")
    return members.order_by("pair__started_on", "pk")


def _programs(actor: Actor):
    return Program.objects.visible_to(actor).for_list().order_by("starts_on", "pk")


def _items(actor: Actor):
    items = ProgramItem.objects.visible_to(actor).select_related("program__pair__mentor__person")
    return items.prefetch_related("program__pair__members__mentee__person").order_by("term_on", "pk")


def _meetings(actor: Actor):
    return Meeting.objects.visible_to(actor).for_list().order_by("held_on", "pk")


def _responses(actor: Actor):
    """Named answers and anonymous ones, which hold no person: by the round, in no order that tells who came first."""
    here = Response.objects.filter(survey__organization=actor.organization, submitted_at__isnull=False)
    return here.select_related("person", "survey").order_by("survey", "person__family_name", "person__given_name")


def _acts(actor: Actor):
    return Act.objects.visible_to(actor).for_list()


def _materials(actor: Actor):
    return Material.objects.visible_to(actor).order_by("added_on", "pk")


ROWS = {
    RowKind.PERSON: _people,
    RowKind.PAIR: _pairs,
    RowKind.MEMBER: _members,
    RowKind.PROGRAM: _programs,
    RowKind.ITEM: _items,
    RowKind.MEETING: _meetings,
    RowKind.RESPONSE: _responses,
    RowKind.ACT: _acts,
    RowKind.MATERIAL: _materials,
}
