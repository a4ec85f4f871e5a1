"""How a fact reached the product, and what an act may be."""

from django.db.models import TextChoices


class Source(TextChoices):
    SCREEN = "screen", "в системе"
    PAPER = "paper", "внесено с бумаги"


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
