"""The acts common to all, in words of our own; what was not re-read in the act itself is marked «проверьте»."""

from datetime import date

from django.db import migrations

ACTS = [
    # title, number, dated, valid from, state, needs check
    (
        "Трудовой кодекс Российской Федерации, статья 351.8: наставничество в сфере труда по письменному согласию "
        "работника",
        "197-ФЗ",
        date(2001, 12, 30),
        date(2025, 3, 1),
        "in_force",
        False,
    ),
    (
        "Федеральный закон, который дополнил Трудовой кодекс статьёй 351.8 о наставничестве",
        "381-ФЗ",
        date(2024, 11, 9),
        date(2025, 3, 1),
        "in_force",
        False,
    ),
    (
        "Федеральный закон «Об образовании в Российской Федерации»: права и обязанности педагогических работников "
        "(статьи 47 и 48)",
        "273-ФЗ",
        date(2012, 12, 29),
        date(2013, 9, 1),
        "in_force",
        True,
    ),
    (
        "Распоряжение Минпросвещения России о методологии (целевой модели) наставничества обучающихся",
        "Р-145",
        date(2019, 12, 25),
        None,
        "expired",
        True,
    ),
    (
        "Распоряжение Правительства Российской Федерации о концепции развития наставничества до 2030 года",
        "1264-р",
        date(2025, 5, 21),
        date(2025, 5, 21),
        "in_force",
        True,
    ),
    (
        "Приказ Минпросвещения России о порядке аттестации: категория «педагог-наставник»",
        "196",
        date(2023, 3, 24),
        date(2023, 9, 1),
        "in_force",
        True,
    ),
    (
        "Федеральный закон «О персональных данных»: согласие оформляется отдельным документом (статья 9)",
        "152-ФЗ",
        date(2006, 7, 27),
        None,
        "in_force",
        True,
    ),
]


def add(apps, schema_editor):
    act = apps.get_model("papers", "Act")
    for title, number, dated, since, state, needs_check in ACTS:
        act.objects.get_or_create(
            organization=None,
            kind="federal",
            number=number,
            dated=dated,
            defaults={"title": title, "valid_from": since, "state": state, "needs_check": needs_check},
        )


class Migration(migrations.Migration):
    dependencies = [("papers", "0002_frozen")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
