import django.db.models.deletion
import django.utils.timezone
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
            name="Questionnaire",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=200, verbose_name="название")),
                ("intro", models.TextField(blank=True, verbose_name="вступление")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("needs", "потребности наставляемого"),
                            ("resources", "ресурсы наставника"),
                            ("satisfaction_mentee", "удовлетворённость наставляемого"),
                            ("satisfaction_mentor", "удовлетворённость наставника"),
                            ("other", "другое"),
                        ],
                        default="other",
                        max_length=30,
                        verbose_name="назначение",
                    ),
                ),
                ("is_archived", models.BooleanField(default=False, verbose_name="в архиве")),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "анкета",
                "verbose_name_plural": "анкеты",
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                ("text", models.CharField(max_length=500, verbose_name="вопрос")),
                ("help_text", models.CharField(blank=True, max_length=300, verbose_name="пояснение")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("scale", "шкала 1–10"),
                            ("yes_no", "да / нет"),
                            ("choice", "один вариант"),
                            ("several", "несколько вариантов"),
                            ("text", "свободный ответ"),
                            ("competences", "компетенции"),
                        ],
                        max_length=20,
                        verbose_name="вид ответа",
                    ),
                ),
                ("options", models.JSONField(blank=True, default=list, verbose_name="варианты")),
                ("is_required", models.BooleanField(default=True, verbose_name="обязательный")),
                (
                    "fills",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("strengths", "сильные стороны"),
                            ("request", "основной запрос"),
                            ("achievements", "достижения"),
                            ("interests", "интересы"),
                        ],
                        max_length=20,
                        verbose_name="переносится в банк",
                    ),
                ),
                (
                    "counts_as_satisfaction",
                    models.BooleanField(default=False, verbose_name="входит в удовлетворённость"),
                ),
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="surveys.questionnaire",
                    ),
                ),
            ],
            options={
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "source",
                    models.CharField(
                        choices=[("screen", "в системе"), ("paper", "внесено с бумаги")],
                        default="screen",
                        max_length=10,
                        verbose_name="как внесено",
                    ),
                ),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="внесено")),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="отправлена")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="внёс",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.scan",
                        verbose_name="скан",
                    ),
                ),
            ],
            options={
                "verbose_name": "ответ",
                "verbose_name_plural": "ответы",
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.SmallIntegerField(blank=True, null=True)),
                ("text", models.TextField(blank=True)),
                ("chosen", models.JSONField(blank=True, default=list)),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="surveys.question"
                    ),
                ),
                (
                    "response",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="surveys.response"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("title", models.CharField(max_length=200, verbose_name="название")),
                ("audience_name", models.CharField(max_length=60, verbose_name="кому")),
                ("is_anonymous", models.BooleanField(default=False, verbose_name="анонимно")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "готовится"), ("open", "идёт"), ("closed", "завершено")],
                        default="draft",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="открыто")),
                ("closes_on", models.DateField(blank=True, null=True, verbose_name="ответить до")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="завершено")),
                (
                    "created_by",
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
                (
                    "questionnaire",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.questionnaire",
                        verbose_name="анкета",
                    ),
                ),
            ],
            options={
                "verbose_name": "анкетирование",
                "verbose_name_plural": "анкетирования",
            },
        ),
        migrations.AddField(
            model_name="response",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="responses", to="surveys.survey"
            ),
        ),
        migrations.CreateModel(
            name="Invitee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="ответил")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="invitees", to="surveys.survey"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.UniqueConstraint(
                condition=models.Q(("organization__isnull", True)), fields=("code",), name="questionnaire_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="questionnaire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("purpose__in", ["needs", "resources", "satisfaction_mentee", "satisfaction_mentor", "other"])
                ),
                name="questionnaire_purpose_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["scale", "yes_no", "choice", "several", "text", "competences"])),
                name="question_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(("fills__in", ["", "strengths", "request", "achievements", "interests"])),
                name="question_fills_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(fields=("response", "question"), name="answer_once"),
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["organization", "school_year", "state"], name="survey_organization_year"),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "open", "closed"])), name="survey_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="response",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False)), fields=("survey", "person"), name="response_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitee",
            constraint=models.UniqueConstraint(fields=("survey", "person"), name="invitee_once"),
        ),
    ]
