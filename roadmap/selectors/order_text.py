"""The words of the order «Об утверждении положения о системе наставничества …» (S4 annex 2, 1): terms and names."""

from collections.abc import Iterable
from datetime import date, timedelta

from orders.rules import ItemText
from pairs.selectors.order_text import curators
from pairs.selectors.wording import post_of, short_name_of
from people.models import Organization, Person
from people.rules import Role
from people.selectors.naming import holders
from printing.russian import numeric_date
from roadmap.models import Regulation, RoadMap

KIND = "regulation"
TITLE = "Об утверждении положения о системе наставничества педагогических работников в образовательной организации"
PLAN_TITLE = "Об утверждении дорожной карты по реализации положения о системе наставничества педагогических работников"
LAW = "Федеральным законом от 29 декабря 2012 г. № 273-ФЗ «Об образовании в Российской Федерации»"
AIM = "в целях организации наставничества педагогических работников"
TELL_DAYS, PUBLISH_DAYS = 7, 10  # within which people are told, the site shows it


def title(road_map: RoadMap | None, regulation: Regulation | None) -> str:
    return TITLE if regulation is not None else PLAN_TITLE


def preamble(regulation: Regulation | None) -> str:
    """A plan alone is approved on the ground of the regulation that holds: its items say so."""
    return f"В соответствии с {LAW}, {AIM}"


def items(
    road_map: RoadMap | None, regulation: Regulation | None, organization: Organization, today: date
) -> list[ItemText]:
    """What is approved, whose it replaces, who does what by when; the curator edits the words."""
    texts = [*_approved(road_map, regulation), *_replaced(road_map, regulation)]
    texts.append(tell_item(road_map, regulation, organization, today))
    texts.append(publish_item(organization, today))
    return [ItemText(text) for text in texts]


def _approved(road_map: RoadMap | None, regulation: Regulation | None) -> Iterable[str]:
    both = road_map is not None and regulation is not None
    if regulation is not None:
        yield f"Утвердить {named_regulation(regulation.title)} (приложение{' № 1' if both else ''})."
    if road_map is not None:
        years = f"с {numeric_date(road_map.starts_on)} по {numeric_date(road_map.ends_on)}"
        yield (
            f"Утвердить дорожную карту (план мероприятий) «{road_map.title}» на срок {years} "
            f"(приложение{' № 2' if both else ''})."
        )


def named_regulation(name: str) -> str:
    """«Положение о …» stands as it is after «утвердить»; another name in quotation marks."""
    return name if name.lower().startswith("положение") else f"положение «{name}»"


def _replaced(road_map: RoadMap | None, regulation: Regulation | None) -> Iterable[str]:
    if regulation is not None and (former := _former_regulation(regulation)):
        yield f"Признать утратившим силу {named_regulation(former.title)}{ordered_by(former)}."
    if road_map is not None and road_map.previous is not None:
        yield f"Признать утратившей силу дорожную карту «{road_map.previous.title}»{ordered_by(road_map.previous)}."


def _former_regulation(regulation: Regulation) -> Regulation | None:
    held = Regulation.objects.filter(organization=regulation.organization_id).in_force()
    return held.select_related("order").first()


def ordered_by(row: RoadMap | Regulation) -> str:
    order = row.order
    if order is None or not order.dated:
        return ""
    word = "утверждённое" if isinstance(row, Regulation) else "утверждённую"
    return f", {word} приказом от {numeric_date(order.dated)} № {order.number}"


def tell_item(road_map: RoadMap | None, regulation: Regulation | None, organization: Organization, today: date) -> str:
    people = curators(organization, today)
    who = "Кураторам" if len(people) > 1 else "Куратору"
    named = "; ".join(_addressed(person) for person in people)
    what = [name for name, row in (("Положением", regulation), ("дорожной картой", road_map)) if row is not None]
    until = numeric_date(today + timedelta(days=TELL_DAYS))
    carry = " и обеспечить выполнение мероприятий дорожной карты в установленные сроки" if road_map else ""
    addressed = f"{who} {named}," if named else who
    return f"{addressed} ознакомить педагогических работников с {' и '.join(what)} в срок до {until}{carry}."


def publish_item(organization: Organization, today: date) -> str:
    until = numeric_date(today + timedelta(days=PUBLISH_DAYS))
    people = site_keepers(organization, today)
    named = "; ".join(_addressed(person) for person in people)
    addressed = f"Ответственному за сайт {named}," if named else "Ответственному за сайт"
    return f"{addressed} разместить утверждённые документы на официальном сайте организации в срок до {until}."


def _addressed(person: Person) -> str:
    post = post_of(person, "dat")
    return f"{short_name_of(person, 'dat')}{f', {post}' if post else ''}"


def site_keepers(organization: Organization, today: date) -> list[Person]:
    """Who keeps the site: the administrator (S4 4.4.4, S0 7)."""
    return holders(organization, Role.ADMINISTRATOR, today)


def told(organization: Organization, today: date) -> list[Person]:
    """Whom the items charge with something."""
    people = {person.pk: person for person in (*curators(organization, today), *site_keepers(organization, today))}
    return list(people.values())
