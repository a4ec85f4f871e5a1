"""Kinds of question, who a round goes to, when figures are hidden."""

from django.db.models import TextChoices

SMALLEST_CELL = 5  # cells below it are hidden in anonymous rounds and above the organization
LOWEST_MARK, HIGHEST_MARK = 1, 10


class QuestionKind(TextChoices):
    SCALE = "scale", "шкала 1–10"
    YES_NO = "yes_no", "да / нет"
    CHOICE = "choice", "один вариант"
    SEVERAL = "several", "несколько вариантов"
    TEXT = "text", "свободный ответ"
    COMPETENCES = "competences", "компетенции"


class Fills(TextChoices):
    """The field of a bank's entry that a free answer is carried over to."""

    STRENGTHS = "strengths", "сильные стороны"
    REQUEST = "request", "основной запрос"
    ACHIEVEMENTS = "achievements", "достижения"
    INTERESTS = "interests", "интересы"


class Purpose(TextChoices):
    """What the product does with the answers."""

    NEEDS = "needs", "потребности наставляемого"
    RESOURCES = "resources", "ресурсы наставника"
    SATISFACTION_MENTEE = "satisfaction_mentee", "удовлетворённость наставляемого"
    SATISFACTION_MENTOR = "satisfaction_mentor", "удовлетворённость наставника"
    OTHER = "other", "другое"


INTO_A_BANK = frozenset({Purpose.NEEDS, Purpose.RESOURCES})
ANSWERED_NEED = 2  # the importance of a difficulty named in a questionnaire; the curator may change it
