import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pairs", "0001_initial"),
        ("papers", "0001_initial"),
        ("people", "0001_initial"),
        ("registry", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Program",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="название")),
                ("starts_on", models.DateField(verbose_name="начало")),
                ("months", models.PositiveSmallIntegerField(verbose_name="срок, месяцев")),
                ("ends_on", models.DateField(editable=False, verbose_name="плановое окончание")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "составляется"),
                            ("agreed", "согласована участниками"),
                            ("sent", "у руководителя"),
                            ("returned", "возвращена с замечанием"),
                            ("running", "выполняется"),
                            ("completed", "выполнена в полном объёме"),
                            ("stopped", "прекращена досрочно"),
                            ("dropped", "проект снят"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="состояние",
                    ),
                ),
                ("goal", models.TextField(blank=True, verbose_name="цель")),
                ("directions", models.TextField(blank=True, verbose_name="направления работы")),
                ("strengths", models.TextField(blank=True, verbose_name="сильные стороны наставляемого")),
                ("remark", models.TextField(blank=True, verbose_name="замечание руководителя")),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="отправлена")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="утверждена")),
                ("approved_on_paper", models.BooleanField(default=False, verbose_name="утверждена на бумаге")),
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
                (
                    "end_initiator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("mentor", "наставник"),
                            ("mentee", "наставляемый"),
                            ("both", "наставник и наставляемый"),
                        ],
                        max_length=10,
                        verbose_name="по чьей инициативе",
                    ),
                ),
                ("end_paper", models.CharField(blank=True, max_length=300, verbose_name="чем подтверждено")),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесена готовой")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "approval_scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.scan",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "document",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="papers.document"
                    ),
                ),
                (
                    "end_scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.scan",
                    ),
                ),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pairs.pair",
                        verbose_name="пара",
                    ),
                ),
            ],
            options={
                "verbose_name": "программа",
                "verbose_name_plural": "программы",
            },
        ),
        migrations.CreateModel(
            name="ProgramAgreement",
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
                ("agreed_on", models.DateField(verbose_name="согласовано")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="agreements", to="programs.program"
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
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ProgramExtension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("months_before", models.PositiveSmallIntegerField(verbose_name="срок был, месяцев")),
                ("months", models.PositiveSmallIntegerField(verbose_name="новый срок, месяцев")),
                ("ends_on", models.DateField(verbose_name="новое окончание")),
                (
                    "state",
                    models.CharField(
                        choices=[("proposed", "ждёт согласия"), ("applied", "срок продлён"), ("withdrawn", "снято")],
                        default="proposed",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("proposed_on", models.DateField(verbose_name="предложено")),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="срок продлён")),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="extensions", to="programs.program"
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "продление программы",
                "verbose_name_plural": "продления программ",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ExtensionAgreement",
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
                ("agreed_on", models.DateField(verbose_name="согласовано")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                    "extension",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreements",
                        to="programs.programextension",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="ProgramItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
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
                ("position", models.PositiveSmallIntegerField(verbose_name="№")),
                ("topic", models.CharField(max_length=300, verbose_name="содержание")),
                ("difficulty", models.CharField(blank=True, max_length=300, verbose_name="затруднение")),
                ("term_on", models.DateField(verbose_name="срок")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("consultation", "консультация"),
                            ("lesson", "посещение урока с разбором"),
                            ("joint", "совместная подготовка"),
                            ("workshop", "практикум"),
                            ("self_study", "самостоятельная работа"),
                            ("other", "другое"),
                        ],
                        default="consultation",
                        max_length=20,
                        verbose_name="форма",
                    ),
                ),
                ("expected_result", models.CharField(blank=True, max_length=300, verbose_name="ожидаемый результат")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="выполнено")),
                (
                    "need",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registry.need",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="programs.program"
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
                "verbose_name": "мероприятие программы",
                "verbose_name_plural": "мероприятия программы",
                "ordering": ("position", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "первая организационная"),
                            ("trial", "пробная рабочая"),
                            ("planning", "планирование"),
                            ("regular", "рабочая"),
                            ("closing", "завершающая"),
                        ],
                        default="regular",
                        max_length=10,
                        verbose_name="вид",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="дата")),
                ("minutes", models.PositiveSmallIntegerField(default=45, verbose_name="длительность, минут")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="заметка")),
                ("logged_on", models.DateField(verbose_name="внесена")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="удалена")),
                (
                    "pair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="pairs.pair",
                        verbose_name="пара",
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
                    "program",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="programs.program",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programs.programitem",
                        verbose_name="тема",
                    ),
                ),
            ],
            options={
                "verbose_name": "встреча",
                "verbose_name_plural": "встречи",
                "ordering": ("-held_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="MeetingReply",
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
                    "reply",
                    models.CharField(
                        choices=[("confirmed", "подтверждена"), ("objected", "есть возражение")],
                        max_length=10,
                        verbose_name="ответ",
                    ),
                ),
                ("objection", models.CharField(blank=True, max_length=500, verbose_name="возражение")),
                ("replied_on", models.DateField(verbose_name="когда")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="replies", to="programs.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                "ordering": ("pk",),
                "constraints": [
                    models.UniqueConstraint(fields=("meeting", "person"), name="meeting_reply_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reply__in", ["confirmed", "objected"])), name="meeting_reply_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reply", "confirmed"), models.Q(("objection", ""), _negated=True), _connector="OR"
                        ),
                        name="meeting_objection_says_why",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="program",
            index=models.Index(fields=["state", "ends_on"], name="program_state_ends"),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__range", (3, 12)), ("entered_as_is", True), _connector="OR"),
                name="program_3_to_12_months",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="program_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["draft", "agreed", "sent", "returned", "running", "completed", "stopped", "dropped"])
                ),
                name="program_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_ground__in", ["", "completed", "initiative", "curator", "left", "absence", "transfer"])
                ),
                name="program_end_ground_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(("end_initiator__in", ["", "mentor", "mentee", "both"])),
                name="program_end_initiator_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["completed", "running", "stopped"]), _negated=True),
                    ("approved_on__isnull", False),
                    _connector="OR",
                ),
                name="program_running_is_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["completed", "stopped"]), _negated=True),
                    models.Q(("ended_on__isnull", False), models.Q(("end_ground", ""), _negated=True)),
                    _connector="OR",
                ),
                name="program_ended_has_date_and_ground",
            ),
        ),
        migrations.AddConstraint(
            model_name="program",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["completed", "dropped", "stopped"]), _negated=True),
                fields=("pair",),
                name="program_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="programagreement",
            constraint=models.UniqueConstraint(fields=("program", "person"), name="program_agreement_once"),
        ),
        migrations.AddConstraint(
            model_name="programextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__range", (3, 12))), name="extension_within_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="programextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__gt", models.F("months_before"))), name="extension_is_longer"
            ),
        ),
        migrations.AddConstraint(
            model_name="programextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["proposed", "applied", "withdrawn"])), name="extension_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="programextension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")), fields=("program",), name="extension_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionagreement",
            constraint=models.UniqueConstraint(fields=("extension", "person"), name="extension_agreement_once"),
        ),
        migrations.AddConstraint(
            model_name="programitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("form__in", ["consultation", "lesson", "joint", "workshop", "self_study", "other"])
                ),
                name="program_item_form_known",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["pair", "-held_on"], name="meeting_pair_held"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["first", "trial", "planning", "regular", "closing"])),
                name="meeting_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(condition=models.Q(("minutes__range", (5, 600))), name="meeting_minutes"),
        ),
    ]
