"""How a person or an organization is declined in papers, and where the rules are in doubt."""

from dataclasses import dataclass

from people.models import Organization, Person
from printing.cases import OBLIQUE
from printing.russian import guess_sex, stays_undeclined

CASE_LABELS = {
    "gen": "Родительный (нет кого?)",
    "dat": "Дательный (дать кому?)",
    "acc": "Винительный (закрепить кого?)",
    "ins": "Творительный (заключено с кем?)",
    "prep": "Предложный (сказать о ком?)",
}


@dataclass(frozen=True)
class FormsRow:
    label: str
    name: str
    post: str
    is_corrected: bool


def forms_of(person: Person) -> list[FormsRow]:
    """Name and post as papers print them, case by case."""
    corrected = {case for forms in person.declensions.values() for case in forms}
    return [
        FormsRow(CASE_LABELS[case], person.name_in(case), person.post_in(case), case in corrected) for case in OBLIQUE
    ]


def doubts(person: Person) -> list[str]:
    """What a clerk should look at before a paper is printed."""
    found = []
    if not (person.sex or guess_sex(*person.names) or person.declensions.get("name")):
        found.append("пол не указан, а по имени он не ясен, поэтому имя печатается без изменений")
    if person.post and not person.declensions.get("post") and stays_undeclined(person.post):
        found.append(f"должность «{person.post}» печатается без изменений")
    return found


def doubts_about_head(organization: Organization) -> list[str]:
    if organization.head_post_forms or not stays_undeclined(organization.head_post):
        return []
    return [f"должность «{organization.head_post}» печатается без изменений"]
