"""The road map of a gymnasium (S0): seven stages, months that come back, the expected result of each stage."""

from collections.abc import Sequence

from roadmap.kinds.templates.shape import (
    ALL_YEAR,
    AUTUMN,
    DIRECTOR,
    MENTORS,
    OCTOBER,
    PSYCHOLOGIST,
    SPRING,
    Part,
    Row,
    Template,
)

DEPUTY = "заместитель директора по методической работе"
INFORMATICS = "ответственный за информатизацию"
ON_REQUEST = f"{AUTUMN}, дополнительно по запросу"


STAGES: Sequence[Part] = (
    Part(
        "Локальные акты",
        (
            Row(
                "Приказ об утверждении положения о системе наставничества",
                "сентябрь {first} г.",
                (DIRECTOR,),
                fact="order.regulation",
            ),
            Row(
                "Приказы о закреплении пар и групп с письменного согласия участников",
                AUTUMN,
                (DIRECTOR,),
                fact="order.pairs",
            ),
            Row("Подготовка персонализированных программ", AUTUMN, (DIRECTOR,), fact="programs.approved"),
        ),
        result="Локальные акты приняты",
    ),
    Part(
        "Банк наставляемых",
        (
            Row(
                "Сбор профессиональных запросов педагогов",
                ON_REQUEST,
                (DEPUTY,),
                "Известны запросы наставляемых и возможности наставников",
                "survey.mentees",
            ),
            Row(
                "Составление банка наставляемых, получение согласий на обработку персональных данных",
                ON_REQUEST,
                (DEPUTY,),
                "Банк наставляемых составлен, согласия получены",
                "bank.mentees",
            ),
        ),
    ),
    Part(
        "Банк наставников",
        (
            Row(
                "Анкетирование педагогов, желающих стать наставниками",
                ON_REQUEST,
                (DEPUTY,),
                "Анкетирование и собеседования проведены",
                "survey.mentors",
            ),
            Row(
                "Составление банка наставников, получение согласий на обработку персональных данных",
                ON_REQUEST,
                (DEPUTY,),
                "Банк наставников составлен, согласия получены",
                "bank.mentors",
            ),
        ),
    ),
    Part(
        "Отбор и обучение наставников",
        (
            Row("Выбор наставников из банка для каждой программы", ON_REQUEST, (DEPUTY,)),
            Row(
                "Обучение наставников: материалы, консультации, установочные сессии и обмен опытом",
                ALL_YEAR,
                (DEPUTY,),
                fact="event.held",
            ),
        ),
        result="Эксперты привлечены, занятия и консультации проведены, материалы подготовлены",
    ),
    Part(
        "Работа пар и групп",
        (
            Row(
                "Формирование пар и групп",
                f"{OCTOBER}, дополнительно по запросу",
                (DEPUTY, DIRECTOR),
                "Пары и группы сформированы",
                "order.pairs",
            ),
            Row(
                "Разработка программы для каждой пары и группы",
                f"{OCTOBER}, дополнительно по запросу",
                (DEPUTY, MENTORS, DIRECTOR),
                "Программы разработаны и утверждены",
                "programs.approved",
            ),
            Row(
                "Поддержка наставляемых, оставшихся без пары, и поиск наставника для них",
                ALL_YEAR,
                (DEPUTY, PSYCHOLOGIST),
            ),
        ),
    ),
    Part(
        "Завершение программ",
        (
            Row("Анкетирование участников о качестве программ", SPRING, (DEPUTY,), fact="survey.monitoring"),
            Row("Педагогический совет или семинар", SPRING, (DEPUTY, DIRECTOR), fact="event.held"),
            Row("Итоговый круглый стол о лучших практиках", SPRING, (DEPUTY, DIRECTOR), fact="event.held"),
            Row("Пополнение методической копилки", SPRING, (DEPUTY,), fact="material.added"),
        ),
        result="Анкеты обобщены, решение педагогического совета принято, список будущих наставников составлен",
    ),
    Part(
        "Информационная поддержка",
        (
            Row(
                "Освещение дорожной карты на сайте и в социальных сетях",
                ALL_YEAR,
                (INFORMATICS,),
                "Материалы размещены на сайте",
            ),
        ),
    ),
)

TEMPLATE = Template(
    name="gymnasium",
    title="Дорожная карта гимназии",
    audience="Для школы, гимназии или лицея: семь этапов с месяцами, ответственными и результатами.",
    plan_title="Дорожная карта системы наставничества педагогических работников",
    columns=(
        ("number", "№"),
        ("stage", "Этап"),
        ("activity", "Мероприятия"),
        ("deadline", "Сроки"),
        ("responsible", "Ответственный"),
        ("result", "Ожидаемый результат"),
    ),
    stages=STAGES,
)
