"""The model road map of a regional regulation (S4, annex 2): seven stages. It names no terms; responsible by S4 4.4."""

from collections.abc import Sequence

from roadmap.kinds.templates.shape import CURATOR, DIRECTOR, MENTORS, PSYCHOLOGIST, SITE, Part, Row, Template

STAGES: Sequence[Part] = (
    Part(
        "Подготовка к работе системы наставничества",
        (
            Row(
                "Приказ об утверждении положения о системе наставничества с дорожной картой в приложении",
                responsible=(DIRECTOR,),
                fact="order.regulation",
            ),
            Row(
                "Приказы о закреплении наставнических пар и групп с письменного согласия участников",
                responsible=(DIRECTOR,),
                fact="order.pairs",
            ),
            Row(
                "Подготовка персонализированных программ, если в организации есть наставляемые",
                responsible=(CURATOR, MENTORS),
                fact="programs.approved",
            ),
        ),
    ),
    Part(
        "Банк наставляемых",
        (
            Row("Опрос педагогов об их профессиональных запросах", responsible=(CURATOR,), fact="survey.mentees"),
            Row(
                "Составление банка наставляемых, сбор согласий на обработку персональных данных",
                responsible=(CURATOR,),
                fact="bank.mentees",
            ),
        ),
    ),
    Part(
        "Банк наставников",
        (
            Row(
                "Анкетирование педагогов, которые готовы стать наставниками",
                responsible=(CURATOR,),
                fact="survey.mentors",
            ),
            Row(
                "Составление банка наставников, сбор согласий на обработку персональных данных",
                responsible=(CURATOR,),
                fact="bank.mentors",
            ),
        ),
    ),
    Part(
        "Отбор и обучение наставников",
        (
            Row("Выбор наставников для каждой программы по банку наставников", responsible=(CURATOR,)),
            Row(
                "Обучение наставников: методические материалы, консультации, установочные сессии",
                responsible=(CURATOR,),
                fact="event.held",
            ),
        ),
    ),
    Part(
        "Работа наставнических пар и групп",
        (
            Row("Подбор пар и групп", responsible=(CURATOR,), fact="order.pairs"),
            Row(
                "Составление персонализированной программы для каждой пары и группы",
                responsible=(MENTORS, CURATOR),
                fact="programs.approved",
            ),
            Row(
                "Психолого-педагогическая поддержка наставляемых без пары, продолжение поиска наставника",
                responsible=(PSYCHOLOGIST, CURATOR),
            ),
        ),
    ),
    Part(
        "Завершение программ",
        (
            Row("Анкетирование о качестве программ", responsible=(CURATOR,), fact="survey.monitoring"),
            Row("Конференция или семинар по итогам года", responsible=(CURATOR,), fact="event.held"),
            Row(
                "Круглый стол о лучших практиках, пополнение методической копилки",
                responsible=(CURATOR,),
                fact="event.held",
            ),
        ),
    ),
    Part(
        "Информационная поддержка",
        (
            Row(
                "Рассказ о каждом этапе на сайте и в социальных сетях, по возможности — в муниципалитете и регионе",
                responsible=(SITE,),
            ),
        ),
    ),
)

TEMPLATE = Template(
    name="regional_model",
    title="Примерная дорожная карта из регионального положения",
    audience="Для любой организации: семь этапов типового положения. Сроки вы впишете сами.",
    plan_title="Дорожная карта реализации положения о системе наставничества педагогических работников",
    columns=(
        ("number", "№"),
        ("stage", "Этап"),
        ("activity", "Мероприятия"),
        ("deadline", "Срок"),
        ("responsible", "Ответственный"),
    ),
    stages=STAGES,
)
