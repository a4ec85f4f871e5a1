"""How a fact reached the product, what an act may be, how a frozen paper is fingerprinted."""

import json
from hashlib import sha256
from typing import Any

from django.db.models import TextChoices


class Source(TextChoices):
    SCREEN = "screen", "в системе"
    PAPER = "paper", "внесено с бумаги"


class PrintState(TextChoices):
    """How far the PDF of a frozen document is."""

    QUEUED = "queued", "печатается"
    MADE = "made", "готов"
    FAILED = "failed", "не удалось напечатать"


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


PRINT_AGAIN_MINUTES = (1, 5, 25, 125)  # a full disk or a missing library is mended meanwhile; then by hand


def fingerprint(content: Any) -> str:
    """SHA-256 of a paper's content (JSON values), whatever order its keys come back in from the database."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
