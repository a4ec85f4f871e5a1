import django.db.models.deletion
import django.db.models.functions.text
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
            name="Competence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(blank=True, max_length=60)),
                ("title", models.CharField(max_length=200, verbose_name="название")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("is_offered", models.BooleanField(default=True, verbose_name="предлагать в выборе")),
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
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="registry.competence",
                        verbose_name="раздел",
                    ),
                ),
            ],
            options={
                "verbose_name": "компетенция",
                "verbose_name_plural": "компетенции",
                "ordering": ("position", "title"),
            },
        ),
        migrations.CreateModel(
            name="Consent",
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
                            ("personal_data", "обработка персональных данных"),
                            ("mentor_duties", "выполнение обязанностей наставника"),
                            ("being_mentored", "закрепление наставника"),
                            ("publication", "публикация сведений"),
                        ],
                        max_length=20,
                        verbose_name="вид согласия",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="текст")),
                ("text_sha256", models.CharField(blank=True, max_length=64, verbose_name="контрольная сумма текста")),
                ("given_on", models.DateField(verbose_name="дано")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="действует по")),
                ("withdrawn_on", models.DateField(blank=True, null=True, verbose_name="отозвано")),
                ("published", models.JSONField(blank=True, default=list, verbose_name="что разрешено публиковать")),
                ("conditions", models.TextField(blank=True, verbose_name="условия и запреты")),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесено готовым")),
                (
                    "withdrawal_source",
                    models.CharField(
                        blank=True,
                        choices=[("screen", "в системе"), ("paper", "внесено с бумаги")],
                        max_length=10,
                        verbose_name="как внесён отзыв",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="человек",
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
                    "withdrawal_recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="внёс отзыв",
                    ),
                ),
                (
                    "withdrawal_scan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="papers.scan",
                        verbose_name="скан отзыва",
                    ),
                ),
            ],
            options={
                "verbose_name": "согласие",
                "verbose_name_plural": "согласия",
            },
        ),
        migrations.CreateModel(
            name="InclusionDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "включить"), ("no", "не нужно"), ("later", "позже")],
                        max_length=10,
                        verbose_name="решение",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="когда")),
                (
                    "decided_by",
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "verbose_name": "решение о включении",
                "verbose_name_plural": "решения о включении",
            },
        ),
        migrations.CreateModel(
            name="InclusionReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                ("reviewed_on", models.DateField(verbose_name="обновлён")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "обновление списка",
                "verbose_name_plural": "обновления списка",
            },
        ),
        migrations.CreateModel(
            name="MenteeProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "в банке"), ("paused", "приостановлен"), ("closed", "выбыл")],
                        default="active",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="дата вхождения")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="дата выхода")),
                ("forms", models.JSONField(blank=True, default=list, verbose_name="формы наставничества")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="виды наставничества")),
                ("contacts", models.CharField(blank=True, max_length=200, verbose_name="контакты")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Видят только те, кто ведёт банк", verbose_name="примечание"
                    ),
                ),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесён готовым")),
                ("imported", models.JSONField(blank=True, default=dict, verbose_name="сведения из прежнего банка")),
                ("categories", models.JSONField(blank=True, default=list, verbose_name="категории")),
                ("request", models.TextField(blank=True, verbose_name="основной запрос")),
                ("strengths", models.TextField(blank=True, verbose_name="сильные стороны")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                        verbose_name="организация",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="человек",
                    ),
                ),
            ],
            options={
                "verbose_name": "наставляемый",
                "verbose_name_plural": "банк наставляемых",
            },
        ),
        migrations.CreateModel(
            name="MentorCompetence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.competence"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MentorProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "в банке"), ("paused", "приостановлен"), ("closed", "выбыл")],
                        default="active",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("entered_on", models.DateField(verbose_name="дата вхождения")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="дата выхода")),
                ("forms", models.JSONField(blank=True, default=list, verbose_name="формы наставничества")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="виды наставничества")),
                ("contacts", models.CharField(blank=True, max_length=200, verbose_name="контакты")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Видят только те, кто ведёт банк", verbose_name="примечание"
                    ),
                ),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесён готовым")),
                ("imported", models.JSONField(blank=True, default=dict, verbose_name="сведения из прежнего банка")),
                ("categories", models.JSONField(blank=True, default=list, verbose_name="категории")),
                ("is_external", models.BooleanField(default=False, verbose_name="внешний наставник")),
                (
                    "desired_age",
                    models.CharField(blank=True, max_length=100, verbose_name="желаемый возраст наставляемых"),
                ),
                ("workplace", models.CharField(blank=True, max_length=300, verbose_name="место работы")),
                ("capacity", models.PositiveSmallIntegerField(default=3, verbose_name="наставляемых не более")),
                ("achievements", models.TextField(blank=True, verbose_name="важные достижения")),
                ("interests", models.TextField(blank=True, verbose_name="интересы")),
                (
                    "hours_a_month",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="ресурс времени, часов в месяц"
                    ),
                ),
                (
                    "in_job_function",
                    models.BooleanField(default=False, verbose_name="наставничество входит в трудовую функцию"),
                ),
                (
                    "agreement_number",
                    models.CharField(blank=True, max_length=60, verbose_name="дополнительное соглашение №"),
                ),
                ("agreement_date", models.DateField(blank=True, null=True, verbose_name="дата соглашения")),
                (
                    "agreement_payment",
                    models.CharField(blank=True, max_length=200, verbose_name="выплата по соглашению"),
                ),
                (
                    "competences",
                    models.ManyToManyField(
                        related_name="+", through="registry.MentorCompetence", to="registry.competence"
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                        verbose_name="человек",
                    ),
                ),
            ],
            options={
                "verbose_name": "наставник",
                "verbose_name_plural": "банк наставников",
            },
        ),
        migrations.AddField(
            model_name="mentorcompetence",
            name="mentor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="offers", to="registry.mentorprofile"
            ),
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        choices=[(3, "очень важно"), (2, "важно"), (1, "было бы полезно")],
                        default=2,
                        verbose_name="важность",
                    ),
                ),
                (
                    "competence",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.competence",
                        verbose_name="компетенция",
                    ),
                ),
                (
                    "mentee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="registry.menteeprofile"
                    ),
                ),
            ],
            options={
                "verbose_name": "затруднение",
                "verbose_name_plural": "затруднения",
                "ordering": ("-weight", "pk"),
            },
        ),
        migrations.CreateModel(
            name="BankImport",
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
                    "bank",
                    models.CharField(
                        choices=[("mentors", "банк наставников"), ("mentees", "банк наставляемых")],
                        max_length=10,
                        verbose_name="банк",
                    ),
                ),
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
                "verbose_name": "загрузка банка",
                "verbose_name_plural": "загрузки банков",
                "abstract": False,
                "indexes": [models.Index(fields=["organization", "-created_at"], name="bankimport_organization")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["preview", "done", "discarded"])),
                        name="bankimport_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bank__in", ["mentors", "mentees"])), name="bank_import_bank_known"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True), fields=("code",), name="competence_code_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("title"),
                models.F("parent"),
                models.F("organization"),
                name="competence_title_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["organization", "person", "kind"], name="consent_person_kind"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["personal_data", "mentor_duties", "being_mentored", "publication"])),
                name="consent_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_on__isnull", True), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"
                ),
                name="consent_withdrawn_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True), ("valid_until__gte", models.F("given_on")), _connector="OR"
                ),
                name="consent_term",
            ),
        ),
        migrations.AddConstraint(
            model_name="inclusiondecision",
            constraint=models.UniqueConstraint(fields=("person", "school_year"), name="inclusion_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="inclusiondecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["yes", "no", "later"])), name="inclusion_answer_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="inclusionreview",
            constraint=models.UniqueConstraint(
                fields=("organization", "school_year"), name="inclusion_review_once_a_year"
            ),
        ),
        migrations.AddIndex(
            model_name="menteeprofile",
            index=models.Index(fields=["organization", "state"], name="mentee_organization_state"),
        ),
        migrations.AddConstraint(
            model_name="menteeprofile",
            constraint=models.UniqueConstraint(fields=("organization", "person"), name="mentee_entry_once"),
        ),
        migrations.AddConstraint(
            model_name="menteeprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["active", "paused", "closed"])), name="mentee_state_known"
            ),
        ),
        migrations.AddIndex(
            model_name="mentorprofile",
            index=models.Index(fields=["organization", "state"], name="mentor_organization_state"),
        ),
        migrations.AddConstraint(
            model_name="mentorprofile",
            constraint=models.UniqueConstraint(fields=("organization", "person"), name="mentor_entry_once"),
        ),
        migrations.AddConstraint(
            model_name="mentorprofile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["active", "paused", "closed"])), name="mentor_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="mentorprofile",
            constraint=models.CheckConstraint(condition=models.Q(("capacity__range", (1, 20))), name="mentor_capacity"),
        ),
        migrations.AddConstraint(
            model_name="mentorcompetence",
            constraint=models.UniqueConstraint(fields=("mentor", "competence"), name="mentor_competence_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.UniqueConstraint(fields=("mentee", "competence"), name="need_once"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(condition=models.Q(("weight__in", [3, 2, 1])), name="need_weight"),
        ),
    ]
