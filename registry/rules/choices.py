"""The banks: categories, forms, kinds, kinds of consent."""

from django.db.models import TextChoices


class Bank(TextChoices):
    MENTORS = "mentors", "банк наставников"
    MENTEES = "mentees", "банк наставляемых"


class MentorCategory(TextChoices):
    """S4 5.2.1."""

    EXPERIENCED = "experienced", "опытный педагог с устойчивыми достижениями"
    SPREADING = "spreading", "заинтересован в передаче своего опыта"
    AUTHORITY = "authority", "педагог-профессионал, пользующийся авторитетом"
    METHODIST = "methodist", "методически ориентированный педагог"
    GROWING = "growing", "готов к самосовершенствованию и новым компетенциям"


class MenteeCategory(TextChoices):
    """S4 5.2.3. «Молодой специалист» is a status with dates, not one of these."""

    YOUNG = "young", "молодой педагог"
    RETURNED = "returned", "приступил к работе после длительного перерыва"
    NEWCOMER = "newcomer", "адаптируется на новом месте работы"
    GROWTH = "growth", "желает повысить уровень в определённом направлении"
    DIGITAL = "digital", "желает овладеть ИКТ"
    BURNT_OUT = "burnt_out", "профессиональное выгорание"
    DIFFICULTIES = "difficulties", "иные затруднения"
    TRAINEE = "trainee", "стажёр или студент"


CLOSED_CATEGORY = MenteeCategory.BURNT_OUT  # read as «иные затруднения» but by the curator and the psychologist
OPEN_READING = MenteeCategory.DIFFICULTIES


class MentoringForm(TextChoices):
    """Who with whom (S4 3.1)."""

    TEACHER_TEACHER = "teacher_teacher", "педагог – педагог"
    HEAD_TEACHER = "head_teacher", "руководитель – педагог"
    EMPLOYER_STUDENT = "employer_student", "работодатель – студент"
    COLLEGE_TEACHER = "college_teacher", "педагог вуза (колледжа) – молодой педагог"
    PARTNER_TEACHER = "partner_teacher", "социальный партнёр – педагог"


class MentoringKind(TextChoices):
    """How (S4 3.1)."""

    TRADITIONAL = "traditional", "традиционное"
    GROUP = "group", "в группе"
    VIRTUAL = "virtual", "виртуальное"
    GOAL = "goal", "краткосрочное (целеполагающее)"
    REVERSE = "reverse", "реверсивное"
    SITUATIONAL = "situational", "ситуационное"
    SPEED = "speed", "скоростное"


class ConsentKind(TextChoices):
    """Each is a document of its own (152-ФЗ, ст. 9, since 01.09.2025)."""

    PERSONAL_DATA = "personal_data", "обработка персональных данных"
    MENTOR_DUTIES = "mentor_duties", "выполнение обязанностей наставника"
    BEING_MENTORED = "being_mentored", "закрепление наставника"
    PUBLICATION = "publication", "публикация сведений"


class Published(TextChoices):
    """What a consent to publication may name (152-ФЗ, ст. 10.1): each is ticked by the person alone."""

    NAME = "name", "фамилия, имя, отчество"
    POST = "post", "должность и место работы"
    PHOTO = "photo", "фотография"
    QUALIFICATION = "qualification", "образование, стаж, категория"
    ACHIEVEMENTS = "achievements", "достижения и опыт"
    PARTICIPATION = "participation", "участие в наставничестве и его итоги"


class InclusionAnswer(TextChoices):
    """«Кого включить» (S4 4.4.4)."""

    YES = "yes", "включить"
    NO = "no", "не нужно"
    LATER = "later", "позже"


class InclusionReason(TextChoices):
    """Why the staff list offers a person to the mentees' bank (S4 4.4.4)."""

    NEWCOMER = "newcomer", "принят на работу в течение года"
    FIRST_YEARS = "first_years", "первые три года работы"
    RETURNED = "returned", "вернулся после перерыва"
    NO_PAIR = "no_pair", "без пары в прошлом учебном году"


NEED_WEIGHTS = [(3, "очень важно"), (2, "важно"), (1, "было бы полезно")]
DEFAULT_CAPACITY = 3
MAX_CAPACITY = 20
MAX_HOURS = 200

REQUIRED_CONSENTS = {  # the entry needs the first, an order the second too (S4 4.4.3)
    Bank.MENTORS: (ConsentKind.PERSONAL_DATA, ConsentKind.MENTOR_DUTIES),
    Bank.MENTEES: (ConsentKind.PERSONAL_DATA, ConsentKind.BEING_MENTORED),
}
WRITTEN = frozenset(
    {ConsentKind.MENTOR_DUTIES, ConsentKind.BEING_MENTORED}
)  # «письменное согласие»: S4 4.4.3, ТК 351.8
