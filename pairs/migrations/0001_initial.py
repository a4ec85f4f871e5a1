import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orders", "0001_initial"),
        ("papers", "0001_initial"),
        ("people", "0001_initial"),
        ("registry", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("teacher_teacher", "педагог – педагог"),
                            ("head_teacher", "руководитель – педагог"),
                            ("employer_student", "работодатель – студент"),
                            ("college_teacher", "педагог вуза (колледжа) – молодой педагог"),
                            ("partner_teacher", "социальный партнёр – педагог"),
                        ],
                        default="teacher_teacher",
                        max_length=30,
                        verbose_name="форма",
                    ),
                ),
                ("kinds", models.JSONField(default=list, verbose_name="виды")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "предложена"),
                            ("agreed", "согласована"),
                            ("declined", "отклонена"),
                            ("ordered", "в приказе"),
                            ("active", "действует"),
                            ("ended", "завершена"),
                            ("withdrawn", "снята с предложения"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="почему эта пара")),
                ("proposed_on", models.DateField(verbose_name="предложена")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="начало по плану")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="окончание по плану")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="начало работы")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="завершена")),
                (
                    "end_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "завершение плана мероприятий в полном объёме"),
                            ("initiative", "инициатива наставника или наставляемого"),
                            ("curator", "инициатива куратора: ненадлежащее исполнение программы"),
                            ("left", "увольнение участника"),
                            ("absence", "длительное отсутствие участника"),
                            ("transfer", "перевод участника"),
                        ],
                        max_length=20,
                        verbose_name="основание завершения",
                    ),
                ),
                ("end_note", models.TextField(blank=True, verbose_name="пояснение")),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесена готовой")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "end_scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.scan",
                        verbose_name="скан",
                    ),
                ),
                (
                    "mentor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.mentorprofile",
                        verbose_name="наставник",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orders.order",
                        verbose_name="приказ",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                        verbose_name="организация",
                    ),
                ),
            ],
            options={
                "verbose_name": "пара",
                "verbose_name_plural": "пары",
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "согласен"), ("no", "отказался")], max_length=5, verbose_name="ответ"
                    ),
                ),
                ("answered_on", models.DateField(verbose_name="когда")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="участник",
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
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="pairs.pair"
                    ),
                ),
            ],
            options={
                "verbose_name": "согласие на пару",
                "verbose_name_plural": "согласия на пары",
            },
        ),
        migrations.CreateModel(
            name="PairImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("filename", models.CharField(max_length=255, verbose_name="файл")),
                (
                    "state",
                    models.CharField(
                        choices=[("preview", "проверка"), ("done", "внесён"), ("discarded", "отменён")],
                        default="preview",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("listed", models.JSONField(default=dict, verbose_name="прочитанное")),
                ("summary", models.JSONField(default=dict, verbose_name="итог")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="загружен")),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="загрузил",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                        verbose_name="организация",
                    ),
                ),
            ],
            options={
                "verbose_name": "загрузка списка пар",
                "verbose_name_plural": "загрузки списков пар",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PairMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="с")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="по")),
                (
                    "end_ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("completed", "завершение плана мероприятий в полном объёме"),
                            ("initiative", "инициатива наставника или наставляемого"),
                            ("curator", "инициатива куратора: ненадлежащее исполнение программы"),
                            ("left", "увольнение участника"),
                            ("absence", "длительное отсутствие участника"),
                            ("transfer", "перевод участника"),
                        ],
                        max_length=20,
                        verbose_name="основание",
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.menteeprofile",
                        verbose_name="наставляемый",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="members", to="pairs.pair"
                    ),
                ),
            ],
            options={
                "verbose_name": "участник пары",
                "verbose_name_plural": "участники пар",
                "ordering": ("pk",),
            },
        ),
        migrations.AddIndex(
            model_name="pair",
            index=models.Index(fields=["organization", "state"], name="pair_organization_state"),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["proposed", "agreed", "declined", "ordered", "active", "ended", "withdrawn"])
                ),
                name="pair_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "form__in",
                        ["teacher_teacher", "head_teacher", "employer_student", "college_teacher", "partner_teacher"],
                    )
                ),
                name="pair_form_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_ground__in", ["", "completed", "initiative", "curator", "left", "absence", "transfer"])
                ),
                name="pair_end_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ended"), _negated=True),
                    models.Q(("ended_on__isnull", False), models.Q(("end_ground", ""), _negated=True)),
                    _connector="OR",
                ),
                name="pair_ended_has_date_and_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["active", "ended"]), _negated=True),
                    ("started_on__isnull", False),
                    _connector="OR",
                ),
                name="pair_at_work_has_started",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ordered"), _negated=True), ("opened_by__isnull", False), _connector="OR"
                ),
                name="pair_ordered_names_its_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("started_on__isnull", True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="pair_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="pair",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on__isnull", True),
                    ("starts_on__isnull", True),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="pair_planned_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(fields=("pair", "person"), name="agreement_once"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["yes", "no"])), name="agreement_answer_known"
            ),
        ),
        migrations.AddIndex(
            model_name="pairimport",
            index=models.Index(fields=["organization", "-created_at"], name="pairimport_organization"),
        ),
        migrations.AddConstraint(
            model_name="pairimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["preview", "done", "discarded"])), name="pairimport_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="pairmember",
            constraint=models.UniqueConstraint(fields=("pair", "mentee"), name="pair_member_once"),
        ),
        migrations.AddConstraint(
            model_name="pairmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_ground__in", ["", "completed", "initiative", "curator", "left", "absence", "transfer"])
                ),
                name="pair_member_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="pairmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True),
                    ("started_on__isnull", True),
                    ("ended_on__gte", models.F("started_on")),
                    _connector="OR",
                ),
                name="pair_member_ends_after_start",
            ),
        ),
    ]
