"""What a certificate, a diploma and a letter of thanks say; the words of each for a mentor and a mentee."""

from dataclasses import dataclass

from django.db.models import TextChoices


class AwardKind(TextChoices):
    CERTIFICATE = "certificate", "сертификат участника"
    DIPLOMA = "diploma", "диплом"
    THANKS = "thanks", "благодарственное письмо"


class AwardDesign(TextChoices):
    CLASSIC = "classic", "классический, альбомный лист с рамкой"
    MODERN = "modern", "современный, книжный лист"


@dataclass(frozen=True)
class AwardWords:
    """`in_dative`: how the name stands («благодарность Ивановой Марии Петровне»)."""

    title: str
    lead: str
    mentor: str
    mentee: str
    other: str
    in_dative: bool = False


WORDS = {
    AwardKind.CERTIFICATE: AwardWords(
        "СЕРТИФИКАТ",
        "Настоящим подтверждается участие в программе наставничества",
        "в качестве наставника",
        "в качестве наставляемого",
        "в организации наставничества",
    ),
    AwardKind.DIPLOMA: AwardWords(
        "ДИПЛОМ",
        "награждается",
        "за успешную работу наставника",
        "за профессиональный рост и успешное выполнение программы наставничества",
        "за вклад в развитие наставничества",
    ),
    AwardKind.THANKS: AwardWords(
        "БЛАГОДАРСТВЕННОЕ ПИСЬМО",
        "Выражаем благодарность",
        "за помощь молодым коллегам, щедрость и терпение наставника",
        "за активное участие в программе наставничества и готовность делиться опытом",
        "за вклад в развитие наставничества",
        in_dative=True,
    ),
}
MOST_AWARDS = 200
