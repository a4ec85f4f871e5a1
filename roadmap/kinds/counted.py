"""The facts that are counted from the apps below, each in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from core.schoolyear import SchoolYear
from core.templatetags.core import plural
from library.models import Material
from orders.models import Order
from orders.states import OrderState
from pairs.models import Pair
from pairs.selectors.order_state import KIND as PAIRS_ORDER
from papers.models import Act
from papers.rules import ActKind, ActState
from people.models import Organization
from people.rules import OFFICE, OFFICIALS, Role
from programs.models import Program
from programs.states import ENDED, ProgramState
from registry.models import InclusionReview, MenteeProfile, MentorProfile
from registry.rules import REQUIRED_CONSENTS, Bank
from registry.selectors.consents import consents_lacking
from registry.states import EntryState
from roadmap.kinds.facts import BANKS, EVERYBODY, ROUNDS, WORK, Fact, Found, Source, register
from surveys.models import Survey
from surveys.rules import Purpose
from surveys.states import SurveyState

REGULATION_ORDER = "regulation"  # the kind that approves the regulation and the road map
ORDERS = OFFICE | {Role.SECRETARY}
APPROVED = (ProgramState.RUNNING, *ENDED)


def _orders(organization: Organization, year: SchoolYear, kind: str) -> list[Source]:
    """Orders of a kind that came into force in the year."""
    orders = Order.objects.filter(organization=organization, kind_name=kind, state=OrderState.IN_FORCE)
    dated = orders.filter(dated__range=(year.starts_on, year.ends_on)).order_by("dated", "pk")
    return [Source(f"№ {order.number} «{order.title}»", order.get_absolute_url(), order.dated) for order in dated]


def _of_sources(sources: list[Source], words: str, url: str, *, gathers: bool = False) -> Found:
    days = [source.day for source in sources if source.day]
    return Found(
        text=plural(len(sources), words) if sources else "нет",
        url=sources[-1].url if len(sources) == 1 else url,
        count=len(sources),
        is_complete=bool(sources),
        day=max(days, default=None),
        gathers=gathers,
        sources=tuple(sources),
    )


def free_orders(organization: Organization, year: SchoolYear, today: date) -> Found:
    url = f"{reverse('orders:list')}?state={OrderState.IN_FORCE}"
    return _of_sources(_orders(organization, year, "free"), "приказ,приказа,приказов", url)


def pairs_orders(organization: Organization, year: SchoolYear, today: date) -> Found:
    """Pairs and groups that an order opened in the year."""
    sources = _orders(organization, year, PAIRS_ORDER)
    opened = Pair.objects.filter(
        organization=organization, opened_by__dated__range=(year.starts_on, year.ends_on)
    ).count()
    url = f"{reverse('orders:list')}?state={OrderState.IN_FORCE}"
    found = _of_sources(sources, "приказ,приказа,приказов", url)
    if not sources:
        return found
    pairs = plural(opened, "пара или группа,пары и группы,пар и групп")
    text = f"{found.text}, {pairs}" if len(sources) > 1 else f"приказ {sources[0].title}, {pairs}"
    return Found(text, found.url, opened, None, found.is_complete, found.day, sources=found.sources)


def regulation(organization: Organization, year: SchoolYear, today: date) -> Found:
    """A regulation of the organization's own that holds in the year, by an order here or entered as it is."""
    acts = Act.objects.filter(organization=organization, kind=ActKind.REGULATION, state=ActState.IN_FORCE)
    held = acts.annotate(since=Coalesce("valid_from", "dated")).filter(
        Q(since__isnull=True) | Q(since__lte=min(today, year.ends_on)),
        Q(valid_until__isnull=True) | Q(valid_until__gte=year.starts_on),
    )
    sources = [Source(act.title, act.get_absolute_url(), act.dated) for act in held.order_by("dated", "pk")]
    sources += _orders(organization, year, REGULATION_ORDER)
    found = _of_sources(sources, "документ,документа,документов", reverse("papers:acts"))
    text = "действует: " + sources[-1].title if sources else "нет"
    return Found(text, found.url, found.count, None, found.is_complete, None, sources=found.sources)


def _bank(
    model: Any, bank: Bank, organization: Organization, year: SchoolYear, today: date, *, is_renewed: bool = False
) -> Found:
    """Entries of the bank and how many of them have every consent: «согласия есть у 12 из 14».

    A bank of last year shows nothing of this one: somebody has entered it since, or the list was gone through.
    """
    entries = model.objects.filter(organization=organization).exclude(state=EntryState.CLOSED)
    people = list(entries.filter(entered_on__lte=min(today, year.ends_on)).values_list("person", flat=True))
    lacking = consents_lacking(people, REQUIRED_CONSENTS[bank], min(today, year.ends_on))
    url = reverse(f"registry:{bank}") + f"?state={EntryState.ACTIVE}"
    if not people:
        return Found("в банке никого", url, 0, 0)
    full = len(people) - len(lacking)
    text = f"согласия есть у {full} из {len(people)}"
    if not (is_renewed or entries.filter(entered_on__gte=year.starts_on).exists()):
        return Found(f"{text}, в этом году не обновлялся", url, full, len(people))
    return Found(text, url, full, len(people), is_complete=not lacking)


def mentees_bank(organization: Organization, year: SchoolYear, today: date) -> Found:
    reviews = InclusionReview.objects.filter(organization=organization, school_year=year.first)
    return _bank(MenteeProfile, Bank.MENTEES, organization, year, today, is_renewed=reviews.exists())


def mentors_bank(organization: Organization, year: SchoolYear, today: date) -> Found:
    return _bank(MentorProfile, Bank.MENTORS, organization, year, today)


def _rounds(purposes: Iterable[str], organization: Organization, year: SchoolYear) -> Found:
    """Rounds of the purposes: closed ones with the share that answered."""
    asked: Any = (
        Survey.objects.filter(
            organization=organization, school_year=year.first, questionnaire__purpose__in=list(purposes)
        )
        .exclude(state=SurveyState.DRAFT)
        .annotate(invited=Count("invitees"), answered=Count("invitees", filter=Q(invitees__answered_on__isnull=False)))
        .order_by("closed_on", "pk")
    )
    rounds = list(asked)
    url = rounds[0].get_absolute_url() if len(rounds) == 1 else reverse("surveys:list")
    if not rounds:
        return Found("анкетирования не было", url)
    closed = [one for one in rounds if one.state == SurveyState.CLOSED]
    answered, invited = sum(one.answered for one in rounds), sum(one.invited for one in rounds)
    share = f" ({round(100 * answered / invited)}\xa0%)" if invited else ""
    text = f"ответили {answered} из {invited}{share}"
    if len(closed) < len(rounds):
        return Found(f"{text}, анкетирование идёт", url, answered, invited)
    sources = tuple(Source(one.title, one.get_absolute_url(), one.closed_on) for one in closed)
    day = max((one.closed_on for one in closed if one.closed_on), default=None)
    return Found(text, url, answered, invited, answered > 0, day, sources=sources)


def mentees_survey(organization: Organization, year: SchoolYear, today: date) -> Found:
    return _rounds([Purpose.NEEDS], organization, year)


def mentors_survey(organization: Organization, year: SchoolYear, today: date) -> Found:
    return _rounds([Purpose.RESOURCES], organization, year)


def monitoring(organization: Organization, year: SchoolYear, today: date) -> Found:
    return _rounds([Purpose.SATISFACTION_MENTEE, Purpose.SATISFACTION_MENTOR], organization, year)


def approved_programs(organization: Organization, year: SchoolYear, today: date) -> Found:
    """Pairs of the year, and how many of them have an approved program."""
    programs = Program.objects.filter(pair=OuterRef("pk"), state__in=APPROVED)
    pairs = Pair.objects.filter(organization=organization, started_on__isnull=False)
    pairs = pairs.in_period(year.starts_on, year.ends_on).filter(started_on__lte=min(today, year.ends_on))
    rows = list(pairs.annotate(has_program=Exists(programs)).values_list("has_program", flat=True))
    url = reverse("programs:list")
    if not rows:
        return Found("пар ещё нет", url, 0, 0)
    have = sum(rows)
    return Found(f"программа утверждена у {have} из {len(rows)}", url, have, len(rows), is_complete=have == len(rows))


def ended_programs(organization: Organization, year: SchoolYear, today: date) -> Found:
    """Programs that ran in the year, and how many of them have come to their end in it."""
    programs = Program.objects.filter(pair__organization=organization).in_period(year.starts_on, year.ends_on)
    told = programs.aggregate(
        everything=Count("pk"), ended=Count("pk", filter=Q(ended_on__lte=year.ends_on)), day=Max("ended_on")
    )
    url = f"{reverse('programs:list')}?year={year.first}"
    if not told["everything"]:
        return Found("программ ещё нет", url, 0, 0)
    text = f"завершено {told['ended']} из {told['everything']}"
    complete = told["ended"] == told["everything"]
    return Found(text, url, told["ended"], told["everything"], complete, told["day"], gathers=True)


def materials(organization: Organization, year: SchoolYear, today: date) -> Found:
    added = Material.objects.filter(organization=organization, added_on__range=(year.starts_on, year.ends_on))
    told = added.aggregate(number=Count("pk"), day=Max("added_on"))
    text = plural(told["number"], "материал,материала,материалов") if told["number"] else "нет"
    complete = bool(told["number"])
    return Found(text, reverse("library:list"), told["number"], None, complete, told["day"], gathers=True)


register(Fact("order.free", "приказ по теме мероприятия", free_orders, readers=ORDERS, by_words=True))
register(Fact("order.pairs", "приказ о закреплении пар", pairs_orders, readers=ORDERS))
register(Fact("order.regulation", "положение утверждено", regulation, readers=EVERYBODY))
register(Fact("bank.mentees", "банк наставляемых и согласия", mentees_bank, readers=BANKS))
register(Fact("bank.mentors", "банк наставников и согласия", mentors_bank, readers=BANKS))
register(Fact("survey.mentees", "анкетирование наставляемых", mentees_survey, readers=ROUNDS))
register(Fact("survey.mentors", "анкетирование наставников", mentors_survey, readers=ROUNDS))
register(Fact("survey.monitoring", "анкетирование об удовлетворённости", monitoring, readers=ROUNDS))
register(Fact("programs.approved", "программы утверждены", approved_programs, readers=WORK))
register(Fact("programs.ended", "программы завершены", ended_programs, readers=WORK))
register(Fact("material.added", "материалы в копилке", materials, readers=EVERYBODY))
register(Fact("report.made", "годовой отчёт завершён", readers=OFFICE))
register(Fact("event.held", "мероприятие проведено", readers=OFFICIALS, by_words=True))
