"""The built-in questionnaires, in the product's own wording; a curator copies one to change it."""

from dataclasses import dataclass

from surveys.rules import Fills, Purpose, QuestionKind

SCALE, YES_NO, TEXT = QuestionKind.SCALE, QuestionKind.YES_NO, QuestionKind.TEXT
SEVERAL, CHOICE, COMPETENCES = QuestionKind.SEVERAL, QuestionKind.CHOICE, QuestionKind.COMPETENCES


@dataclass(frozen=True)
class BuiltInQuestion:
    text: str
    kind: str = SCALE
    options: tuple[str, ...] = ()
    required: bool = True
    satisfaction: bool = False
    help_text: str = ""
    fills: str = ""


@dataclass(frozen=True)
class BuiltIn:
    code: str
    title: str
    purpose: str
    intro: str
    questions: tuple[BuiltInQuestion, ...]


Q = BuiltInQuestion
FROM_1_TO_10 = "1 — совсем нет, 10 — в полной мере"

NEEDS = BuiltIn(
    "needs",
    "Потребности наставляемого",
    Purpose.NEEDS,
    "Отметьте, в чём вам нужна поддержка. Ответы помогут подобрать наставника и составить программу.",
    (
        Q(
            "С чем вам чаще всего трудно?",
            COMPETENCES,
            help_text="Отметьте от одного до семи пунктов.",
        ),
        Q(
            "Сколько времени вы готовы уделять работе с наставником?",
            CHOICE,
            ("1 час в неделю", "2 часа в неделю", "1–2 часа в месяц", "по необходимости"),
        ),
        Q(
            "Какая помощь вам удобнее?",
            SEVERAL,
            (
                "личные консультации",
                "посещение уроков наставника",
                "разбор моих уроков",
                "совместная подготовка",
                "групповые встречи",
                "онлайн-встречи",
            ),
            required=False,
        ),
        Q("Насколько уверенно вы чувствуете себя на уроке?", help_text=FROM_1_TO_10),
        Q("Насколько понятны вам требования к документам учителя?", help_text=FROM_1_TO_10),
        Q("Насколько легко вам находить общий язык с родителями?", help_text=FROM_1_TO_10),
        Q("Был ли у вас наставник раньше?", YES_NO),
        Q(
            "Что у вас получается хорошо?",
            TEXT,
            required=False,
            help_text="Программа опирается и на сильные стороны.",
            fills=Fills.STRENGTHS,
        ),
        Q("Чего вы ждёте от наставничества?", TEXT, required=False, fills=Fills.REQUEST),
    ),
)

RESOURCES = BuiltIn(
    "resources",
    "Ресурсы наставника",
    Purpose.RESOURCES,
    "Расскажите, чем вы могли бы поделиться с коллегами. Участие добровольное.",
    (
        Q("В чём вы могли бы помочь коллеге?", COMPETENCES, help_text="Отметьте то, в чём уверены."),
        Q("Готовы ли вы стать наставником в этом учебном году?", YES_NO),
        Q("Скольких наставляемых вы готовы вести одновременно?", CHOICE, ("одного", "двух", "трёх", "группу")),
        Q("Сколько часов в месяц вы готовы уделять наставничеству?", CHOICE, ("до 2", "2–4", "4–8", "больше 8")),
        Q(
            "Какие формы работы вам ближе?",
            SEVERAL,
            (
                "личные консультации",
                "открытые уроки",
                "разбор уроков",
                "совместные проекты",
                "групповые встречи",
                "онлайн-встречи",
            ),
            required=False,
        ),
        Q("Был ли у вас опыт наставничества?", YES_NO),
        Q("Какими достижениями вы можете поделиться?", TEXT, required=False, fills=Fills.ACHIEVEMENTS),
        Q("Ваши профессиональные интересы", TEXT, required=False, fills=Fills.INTERESTS),
    ),
)

SATISFACTION_MENTEE = BuiltIn(
    "satisfaction_mentee",
    "Удовлетворённость наставляемого",
    Purpose.SATISFACTION_MENTEE,
    "Оцените прошедшую программу. Оценки помогут сделать следующую полезнее.",
    (
        Q("Насколько комфортно вам было общаться с наставником?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько полезны были личные встречи?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько помогла вам поддержка наставника?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько понятен был план работы?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько вы довольны результатом?", satisfaction=True, help_text=FROM_1_TO_10),
        Q(
            "Как часто проходили встречи?",
            CHOICE,
            ("каждую неделю", "два-три раза в месяц", "раз в месяц", "реже", "встреч не было"),
        ),
        Q("Оправдались ли ваши ожидания?", YES_NO),
        Q("Хотели бы вы продолжить работу с наставником?", YES_NO),
        Q("Планируете ли вы сами стать наставником?", YES_NO),
        Q("Что было самым ценным?", TEXT, required=False),
        Q("Чего не хватило?", TEXT, required=False),
    ),
)

SATISFACTION_MENTOR = BuiltIn(
    "satisfaction_mentor",
    "Удовлетворённость наставника",
    Purpose.SATISFACTION_MENTOR,
    "Оцените прошедшую программу со стороны наставника.",
    (
        Q("Насколько комфортно вам было общаться с наставляемым?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько активно наставляемый участвовал в работе?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько удалось передать свой опыт?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько вам помогал куратор?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Насколько вы довольны результатом?", satisfaction=True, help_text=FROM_1_TO_10),
        Q("Оправдались ли ваши ожидания?", YES_NO),
        Q("Готовы ли вы быть наставником в следующем году?", YES_NO),
        Q("Что было самым ценным?", TEXT, required=False),
        Q("Что стоит изменить?", TEXT, required=False),
    ),
)

BUILT_IN = (NEEDS, RESOURCES, SATISFACTION_MENTEE, SATISFACTION_MENTOR)
