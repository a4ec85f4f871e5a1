"""How a fact reached the product, what an act may be, how a frozen paper is fingerprinted."""

import json
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any

from django.db.models import TextChoices

from printing.document import PrintedDocument
from printing.russian import long_date


class Source(TextChoices):
    SCREEN = "screen", "в системе"
    PAPER = "paper", "внесено с бумаги"


class PrintState(TextChoices):
    """How far the PDF of a frozen document is."""

    QUEUED = "queued", "печатается"
    MADE = "made", "готов"
    FAILED = "failed", "не удалось напечатать"


class Standing(TextChoices):
    """Whether a frozen document still holds; said on its check page."""

    IN_FORCE = "in_force", "действует"
    CHANGED = "changed", "изменён"
    CANCELLED = "cancelled", "отменён"


class WordKind(TextChoices):
    """Papers for which an organization may bring its own Word template."""

    ORDER = "order", "приказы"
    PROGRAM = "program", "персонализированные программы"
    CONSENT = "consent", "согласия"


VERIFY_NOTE = "Проверить документ"  # printed beside the code (requisite 31 of the standard)


def new_token() -> str:
    """The part of a check page's address that cannot be guessed."""
    return token_urlsafe(16)


class ActKind(TextChoices):
    REGULATION = "regulation", "положение о наставничестве"
    ROAD_MAP = "road_map", "дорожная карта"
    LOCAL = "local", "другой локальный акт"
    FEDERAL = "federal", "федеральный акт"
    REGIONAL = "regional", "региональный акт"


class ActState(TextChoices):
    IN_FORCE = "in_force", "действует"
    EXPIRED = "expired", "срок истёк"
    CHANGED = "changed", "изменён"


MAX_BOUND = 1000  # documents in one file
JOBS_AT_ONCE, JOBS_A_DAY = 2, 20  # files that one user may ask for
PRINT_AGAIN_MINUTES = (1, 5, 25, 125)  # a full disk or a missing library is mended meanwhile; then by hand


def fingerprint(content: Any) -> str:
    """SHA-256 of a paper's content (JSON values), whatever order its keys come back in from the database."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


USUAL_SIZE = PrintedDocument.font_size  # a paper that asks for another size keeps it


def laid_out(paper: PrintedDocument, organization: Any) -> PrintedDocument:
    """The paper as the organization prints: its letterhead, left margin, size of letters and form of the date."""
    head = paper.letterhead and replace(paper.letterhead, corner=organization.letterhead == "corner")
    size = organization.font_size if paper.font_size == USUAL_SIZE else paper.font_size
    date = in_words(paper.date) if organization.dates_in_words else paper.date
    return replace(paper, letterhead=head, left_margin=organization.left_margin, font_size=size, date=date)


def in_words(numeric: str) -> str:
    """«17.06.2026» as «17 июня 2026 г.»; anything else stays."""
    return long_date(day_of(numeric)) or numeric


def day_of(numeric: str) -> date | None:
    """The day that «17.06.2026» means; None for anything else."""
    try:
        return datetime.strptime(numeric, "%d.%m.%Y").date()  # noqa: DTZ007 (a date has no zone)
    except ValueError:
        return None
