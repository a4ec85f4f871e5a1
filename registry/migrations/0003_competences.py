"""The built-in dictionary of competences: eight groups and what belongs to each. Organizations add their own."""

from django.db import migrations

TREE = [
    ("subject", "Предмет и методика", [
        ("subject-content", "содержание предмета"),
        ("lesson-planning", "планирование урока, занятия"),
        ("goal-setting", "целеполагание и отбор содержания"),
        ("active-methods", "современные методы и приёмы обучения"),
        ("exam-preparation", "подготовка к экзаменам и проверочным работам"),
    ]),
    ("assessment", "Оценивание и результаты", [
        ("assessment-methods", "критерии и способы оценивания"),
        ("feedback", "обратная связь ученикам"),
        ("results-analysis", "анализ результатов и работа над ошибками"),
    ]),
    ("class", "Дисциплина и мотивация", [
        ("discipline", "дисциплина на уроке"),
        ("motivation", "мотивация учащихся"),
        ("conflicts", "разрешение конфликтов"),
        ("communication", "общение с учениками разного возраста"),
    ]),
    ("upbringing", "Воспитательная работа", [
        ("upbringing-plan", "планирование воспитательной работы"),
        ("class-teacher", "классное руководство"),
        ("parents", "работа с родителями"),
        ("events", "подготовка и проведение мероприятий"),
    ]),
    ("extracurricular", "Внеурочная деятельность", [
        ("extracurricular-program", "программа внеурочной деятельности"),
        ("gifted", "работа с одарёнными детьми, олимпиады"),
        ("projects", "проектная и исследовательская деятельность"),
    ]),
    ("digital", "ИКТ", [
        ("digital-tools", "электронные ресурсы и сервисы на уроке"),
        ("digital-journal", "электронный журнал и дневник"),
        ("distance-learning", "дистанционное обучение"),
        ("presentations", "презентации, видео, интерактивная доска"),
    ]),
    ("special", "Особые потребности и психология", [
        ("inclusion", "обучение детей с ОВЗ, инклюзия"),
        ("at-risk", "дети группы риска"),
        ("age-psychology", "возрастная психология"),
        ("self-regulation", "саморегуляция и профессиональное самочувствие"),
    ]),
    ("profession", "Документы и профессиональный рост", [
        ("work-program", "рабочая программа и документация педагога"),
        ("attestation", "аттестация и портфолио"),
        ("self-education", "самообразование и обмен опытом"),
        ("contests", "участие в профессиональных конкурсах"),
        ("school-order", "традиции и порядок организации"),
    ]),
]  # fmt: skip


def plant(apps, schema_editor):
    competence = apps.get_model("registry", "Competence")
    for place, (code, title, leaves) in enumerate(TREE, start=1):
        group = competence.objects.create(code=code, title=title, position=place)
        competence.objects.bulk_create(
            competence(code=code, title=title, position=number, parent=group)
            for number, (code, title) in enumerate(leaves, start=1)
        )


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_banks_and_consents")]
    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
