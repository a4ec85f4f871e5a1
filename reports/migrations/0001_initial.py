import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("papers", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                ("aims", models.TextField(blank=True, verbose_name="цель и задачи года")),
                ("training", models.TextField(blank=True, verbose_name="обучение наставников")),
                (
                    "results",
                    models.TextField(blank=True, verbose_name="результаты наставляемых, лучшие практики, поощрение"),
                ),
                ("events", models.TextField(blank=True, verbose_name="мероприятия и информационная поддержка")),
                ("problems", models.TextField(blank=True, verbose_name="проблемы")),
                ("conclusions", models.TextField(blank=True, verbose_name="выводы и задачи на следующий год")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="завершён")),
                (
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="papers.document"
                    ),
                ),
                (
                    "finished_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
            ],
            options={
                "verbose_name": "отчёт",
                "verbose_name_plural": "отчёты",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "school_year"), name="report_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document__isnull", True), ("finished_on__isnull", True)),
                            models.Q(("document__isnull", False), ("finished_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_finished_has_its_document",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                ("figures", models.JSONField(default=dict, verbose_name="показатели")),
                ("taken_at", models.DateTimeField(verbose_name="посчитано")),
                ("is_final", models.BooleanField(default=False, verbose_name="по завершённому отчёту")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
            ],
            options={
                "verbose_name": "снимок показателей",
                "verbose_name_plural": "снимки показателей",
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "school_year"), name="snapshot_once_a_year")
                ],
            },
        ),
    ]
