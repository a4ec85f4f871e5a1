"""The documents that stages need: by the words of the paper, the page that makes them and whether it has made any."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from core.schoolyear import SchoolYear
from library.models import Material
from orders.models import Order
from orders.states import OrderState
from pairs.selectors.order_state import KIND as PAIRS_ORDER
from papers.models import Act
from papers.rules import ActKind
from people.models import Organization
from people.rules import OFFICE, Role
from programs.models import Meeting, Program
from programs.states import ProgramState
from registry.models import Consent, MenteeProfile, MentorProfile
from registry.states import EntryState
from roadmap.kinds.facts import BANKS, EVERYBODY, ROUNDS, WORK
from roadmap.rules.words import speak_of_the_same
from surveys.models import Survey
from surveys.rules import Purpose
from surveys.states import SurveyState

SATISFACTION = (Purpose.SATISFACTION_MENTEE, Purpose.SATISFACTION_MENTOR)
Made = Callable[[Organization, SchoolYear, date], int]


@dataclass(frozen=True)
class Generator:
    """A page of the product that makes papers. `made`: how many it has made for the year; None where a report tells."""

    name: str
    pattern: str  # of the document's words, in lower case
    label: str  # what its button says
    address: Callable[[SchoolYear], str]
    made: Made | None
    readers: frozenset[str] = OFFICE

    def knows(self, text: str) -> bool:
        return re.search(self.pattern, text.lower().replace("ё", "е")) is not None


def page(name: str, query: str = "") -> Callable[[SchoolYear], str]:
    return lambda year: reverse(name) + query


def _orders(organization: Organization, year: SchoolYear) -> Any:
    orders = Order.objects.filter(organization=organization).exclude(state=OrderState.CANCELLED)
    return orders.filter(school_year=year.first)


def order_titles(organization: Organization, year: SchoolYear) -> list[str]:
    """For documents that are orders of a subject of their own."""
    return list(_orders(organization, year).values_list("title", flat=True))


def _pairs_orders(organization: Organization, year: SchoolYear, today: date) -> int:
    return _orders(organization, year).filter(kind_name=PAIRS_ORDER).count()


def _regulations(organization: Organization, year: SchoolYear, today: date) -> int:
    return Act.objects.filter(organization=organization, kind=ActKind.REGULATION).count()


def _consents(organization: Organization, year: SchoolYear, today: date) -> int:
    return Consent.objects.filter(organization=organization).holding(min(today, year.ends_on)).count()


def _surveys(*purposes: str) -> Made:
    def made(organization: Organization, year: SchoolYear, today: date) -> int:
        rounds = Survey.objects.filter(organization=organization, school_year=year.first)
        rounds = rounds.exclude(state=SurveyState.DRAFT)
        return (rounds.filter(questionnaire__purpose__in=purposes) if purposes else rounds).count()

    return made


def _programs(organization: Organization, year: SchoolYear, today: date) -> int:
    programs = Program.objects.filter(pair__organization=organization).exclude(state=ProgramState.DROPPED)
    return programs.filter(starts_on__lte=year.ends_on, ends_on__gte=year.starts_on).count()


def _meetings(organization: Organization, year: SchoolYear, today: date) -> int:
    return (
        Meeting.objects.held().in_period(year.starts_on, year.ends_on).filter(pair__organization=organization).count()
    )


def _entries(model: Any) -> Made:
    def made(organization: Organization, year: SchoolYear, today: date) -> int:
        return model.objects.filter(organization=organization).exclude(state=EntryState.CLOSED).count()

    return made


def _materials(organization: Organization, year: SchoolYear, today: date) -> int:
    return Material.objects.filter(organization=organization, is_archived=False).count()


ANOTHER_ORDER = "order"
# The first that knows the words makes the document
GENERATORS = (
    Generator(
        "pairs_order", r"приказ.*\b(пар|закреплен)", "К парам и приказу", page("pairs:list"), _pairs_orders, OFFICE
    ),
    Generator(ANOTHER_ORDER, r"\bприказ", "Подготовить приказ", page("orders:draft"), None, OFFICE),
    Generator(
        "consents", r"\bсогласи[яей]", "Бланки согласий", page("registry:consents"), _consents,
        OFFICE | {Role.ADMINISTRATOR},
    ),
    Generator("regulation", r"\bположени[еяй]", "К документам", page("papers:acts"), _regulations, EVERYBODY),
    Generator(
        "satisfaction", r"(удовлетворенн|обратной связи)", "Анкетирование", page("surveys:list"),
        _surveys(*SATISFACTION), ROUNDS,
    ),
    Generator(
        "resources", r"(анкет|опрос).*наставник", "Анкетирование", page("surveys:list"), _surveys(Purpose.RESOURCES),
        ROUNDS,
    ),
    Generator(
        "needs", r"(анкет|опрос).*наставляем", "Анкетирование", page("surveys:list"), _surveys(Purpose.NEEDS), ROUNDS
    ),
    Generator("surveys", r"(\bанкет|опросник|\bопрос[ы\b])", "Анкетирование", page("surveys:list"), _surveys(), ROUNDS),
    Generator(
        "journal", r"(журнал|дневник|график[аи]? встреч|отчет[ыа]? наставник)", "Журнал встреч",
        page("programs:meetings"), _meetings, WORK,
    ),
    Generator(
        "report", r"(\bотчет|аналитическ|анализ|мониторинг)", "Годовой отчёт",
        lambda year: reverse("reports:year", args=[year.first]), None, OFFICE,
    ),
    Generator(
        "programs", r"(программ[аыу]\b|индивидуальн|персонализированн|план[ы]? .*развити)", "Программы",
        page("programs:list"), _programs, WORK,
    ),
    Generator(
        "mentees", r"(перечень|список|реестр|баз[аы]|банк).*наставляем|лиц, желающих", "Банк наставляемых",
        page("registry:mentees"), _entries(MenteeProfile), BANKS,
    ),
    Generator(
        "mentors", r"(перечень|список|реестр|баз[аы]|банк|портфолио).*наставник", "Банк наставников",
        page("registry:mentors"), _entries(MentorProfile), BANKS,
    ),
    Generator(
        "library", r"(памятк|методическ|материал|рекомендаци|буклет|сценари|кейс|практик)", "Методическая копилка",
        page("library:list"), _materials, EVERYBODY,
    ),
)  # fmt: skip


def generator_of(text: str) -> Generator | None:
    """The page that makes the document; None for what is made outside (a certificate, a letter)."""
    return next((generator for generator in GENERATORS if generator.knows(text)), None)


def speaks_of(text: str, titles: list[str]) -> bool:
    """Whether an order of that subject is among these titles."""
    return any(speak_of_the_same(text, title) for title in titles)
