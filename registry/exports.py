"""The personal register as a spreadsheet, exactly in the columns of МР-42/02.

Columns of pairs and programs (`rules.bank_columns.OF_PAIRS`) are filled by the apps above in `AppConfig.ready`:

    register_columns(Bank.MENTORS, ("ФИО наставляемых", "Дата завершения"), values)

where `values(ids)` takes the ids of all exported entries at once and returns {id: {"ФИО наставляемых": "…", …}}.
Until then, and where they say nothing, the cell shows what an imported bank said.
"""

from collections.abc import Callable, Iterable
from typing import Any

from core.actors import Actor
from core.exports import xlsx_bytes
from registry.rules import Bank
from registry.rules import bank_columns as columns

Values = Callable[[list[int]], dict[int, dict[str, Any]]]
EXTRA_COLUMNS: dict[str, list[Values]] = {Bank.MENTORS: [], Bank.MENTEES: []}


def register_columns(bank: str, titles: Iterable[str], values: Values) -> None:
    """An app above fills these columns of the bank; an unknown title is an error at start."""
    if unknown := set(titles) - set(columns.COLUMNS[Bank(bank)]):
        raise ValueError(f"The register has no columns {sorted(unknown)}.")
    EXTRA_COLUMNS[bank].append(values)


def bank_xlsx(bank: Bank, entries: Any, actor: Actor) -> bytes:
    """`entries`: a scoped queryset in its order, with `for_list`."""
    titles = columns.COLUMNS[bank]
    entries = list(entries)
    extra = _extra(bank, [entry.pk for entry in entries])
    own = _mentor if bank == Bank.MENTORS else _mentee
    rows = []
    for number, entry in enumerate(entries, start=1):
        cells = {columns.NUMBER: number} | dict(entry.imported) | own(entry)
        cells |= {title: value for title, value in extra.get(entry.pk, {}).items() if value not in ("", None)}
        rows.append([cells.get(title, "") for title in titles])
    return xlsx_bytes(list(titles), rows, title=str(bank.label).capitalize())


def _extra(bank: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for values in EXTRA_COLUMNS[bank]:
        for pk, cells in values(ids).items():
            found.setdefault(pk, {}).update(cells)
    return found


def _mentor(entry: Any) -> dict[str, Any]:
    return {
        columns.NAME: str(entry.person),
        columns.CONTACTS: entry.known_contacts,
        columns.WORKPLACE: entry.place_of_work,
        columns.COMPETENCES: ", ".join(offer.competence.title for offer in entry.offers.all()),
        columns.ACHIEVEMENTS: entry.achievements,
        columns.INTERESTS: entry.interests,
        columns.DESIRED_AGE: entry.desired_age,
        columns.HOURS: f"{entry.hours_a_month} ч. в месяц" if entry.hours_a_month else "",
        columns.ENTERED: entry.entered_on,
        columns.FORM: entry.forms_in_words,
    }


def _mentee(entry: Any) -> dict[str, Any]:
    return {
        columns.NAME: str(entry.person),
        columns.OF_GUARDIAN: entry.known_contacts,
        columns.BIRTH_YEAR: entry.person.birth_date.year if entry.person.birth_date else "",
        columns.REQUEST: entry.request or ", ".join(need.competence.title for need in entry.needs.all()),
        columns.ENTERED: entry.entered_on,
        columns.FORM: entry.forms_in_words,
    }
