"""Who keeps the library, what a material must have."""

from typing import Any

from people.rules import OFFICE, Role

KEEPERS = OFFICE | {Role.COUNCIL, Role.PSYCHOLOGIST}


def content_problem(link: str, file: Any) -> str:
    """Why a material may not be kept so, in Russian; empty when it may."""
    return "" if link or file else "Приложите файл или укажите ссылку: без них читать нечего."
