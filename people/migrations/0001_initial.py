import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import people.models.organizations


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("school", "школа"),
                            ("gymnasium", "гимназия"),
                            ("lyceum", "лицей"),
                            ("kindergarten", "детский сад"),
                            ("college", "колледж"),
                            ("additional", "дополнительное образование"),
                            ("partner", "социальный партнёр"),
                            ("operator", "региональный оператор"),
                            ("municipality", "муниципалитет"),
                            ("region", "регион"),
                        ],
                        max_length=20,
                        verbose_name="вид",
                    ),
                ),
                ("full_name", models.CharField(max_length=500, verbose_name="полное наименование")),
                ("short_name", models.CharField(max_length=200, verbose_name="краткое наименование")),
                (
                    "genitive_name",
                    models.CharField(
                        blank=True,
                        help_text="Например: «куратор МБОУ СОШ № 5»",
                        max_length=500,
                        verbose_name="наименование в родительном падеже",
                    ),
                ),
                ("slug", models.SlugField(unique=True, verbose_name="имя в адресе")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Печатается в приказах: г. Тула",
                        max_length=200,
                        verbose_name="населённый пункт",
                    ),
                ),
                (
                    "address",
                    models.CharField(
                        blank=True, help_text="Печатается в согласиях", max_length=500, verbose_name="адрес"
                    ),
                ),
                ("site", models.URLField(blank=True, verbose_name="сайт")),
                (
                    "head_post",
                    models.CharField(
                        default="директор",
                        help_text="директор, заведующий, и.о. директора",
                        max_length=200,
                        verbose_name="должность руководителя",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        default="Europe/Moscow",
                        max_length=60,
                        validators=[people.models.organizations.known_time_zone],
                        verbose_name="часовой пояс",
                    ),
                ),
                (
                    "electronic_act",
                    models.CharField(
                        blank=True,
                        help_text="Пока не указан, оригинал приказа — бумажный",
                        max_length=300,
                        verbose_name="локальный акт об электронных документах",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="работает в системе")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                        verbose_name="вышестоящая",
                    ),
                ),
            ],
            options={
                "verbose_name": "организация",
                "verbose_name_plural": "организации",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=150, unique=True, verbose_name="имя для входа")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="электронная почта")),
                ("is_active", models.BooleanField(default=True, verbose_name="вход разрешён")),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="создан")),
                ("must_change_password", models.BooleanField(default=False, verbose_name="сменить пароль при входе")),
                (
                    "sessions_ended",
                    models.PositiveIntegerField(
                        default=0, editable=False, verbose_name="сколько раз завершены все входы"
                    ),
                ),
                (
                    "last_organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "пользователь",
                "verbose_name_plural": "пользователи",
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("family_name", models.CharField(max_length=100, verbose_name="фамилия")),
                ("given_name", models.CharField(max_length=100, verbose_name="имя")),
                ("patronymic", models.CharField(blank=True, max_length=100, verbose_name="отчество")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("f", "женский"), ("m", "мужской")], max_length=1, verbose_name="пол"
                    ),
                ),
                ("birth_date", models.DateField(blank=True, null=True, verbose_name="дата рождения")),
                ("post", models.CharField(blank=True, max_length=200, verbose_name="должность")),
                ("subjects", models.CharField(blank=True, max_length=300, verbose_name="предметы")),
                ("is_staff_member", models.BooleanField(default=True, verbose_name="работает в организации")),
                ("is_teaching", models.BooleanField(default=True, verbose_name="педагогический работник")),
                (
                    "teaching_experience_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="педагогический стаж, месяцев"
                    ),
                ),
                ("experience_as_of", models.DateField(blank=True, null=True, verbose_name="стаж указан на дату")),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("highest", "высшая"),
                            ("first", "первая"),
                            ("conformity", "соответствие занимаемой должности"),
                            ("none", "без категории"),
                        ],
                        max_length=20,
                        verbose_name="категория",
                    ),
                ),
                ("hired_on", models.DateField(blank=True, null=True, verbose_name="принят на работу")),
                ("young_specialist_from", models.DateField(blank=True, null=True, verbose_name="молодой специалист с")),
                (
                    "young_specialist_until",
                    models.DateField(blank=True, null=True, verbose_name="молодой специалист по"),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="электронная почта")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="телефон")),
                (
                    "declensions",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="формы имени и должности, исправленные вручную"
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="вход",
                    ),
                ),
            ],
            options={
                "verbose_name": "человек",
                "verbose_name_plural": "люди",
            },
        ),
        migrations.AddField(
            model_name="organization",
            name="head",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
                verbose_name="руководитель",
            ),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("director", "руководитель"),
                            ("curator", "куратор"),
                            ("mentor", "наставник"),
                            ("mentee", "наставляемый"),
                            ("psychologist", "педагог-психолог"),
                            ("council", "член совета наставников"),
                            ("administrator", "администратор"),
                            ("secretary", "секретарь"),
                            ("coordinator", "координатор"),
                        ],
                        max_length=20,
                        verbose_name="роль",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="дана")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="снята")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="people.person",
                        verbose_name="человек",
                    ),
                ),
            ],
            options={
                "verbose_name": "роль",
                "verbose_name_plural": "роли",
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "kind",
                    models.CharField(
                        choices=[("link", "ссылка"), ("code", "код на бумаге")], max_length=10, verbose_name="вид"
                    ),
                ),
                ("secret_hash", models.CharField(max_length=64, unique=True)),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="создано")),
                ("expires_at", models.DateTimeField(verbose_name="действует до")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="использовано")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="отозвано")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="people.person",
                        verbose_name="человек",
                    ),
                ),
            ],
            options={
                "verbose_name": "приглашение",
                "verbose_name_plural": "приглашения",
            },
        ),
        migrations.CreateModel(
            name="StaffFact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("left", "увольнение"),
                            ("on_leave", "длительное отсутствие"),
                            ("transferred", "перевод"),
                        ],
                        max_length=20,
                        verbose_name="что произошло",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="с")),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="Для отпуска; пусто — срок не известен", null=True, verbose_name="по"
                    ),
                ),
                ("from_staff_list", models.BooleanField(default=False, verbose_name="найдено в списке сотрудников")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="разобрано")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="отменено")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name="внесено"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_facts",
                        to="people.person",
                        verbose_name="человек",
                    ),
                ),
            ],
            options={
                "verbose_name": "кадровое событие",
                "verbose_name_plural": "кадровые события",
            },
        ),
        migrations.CreateModel(
            name="StaffImport",
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
                ("sha256", models.CharField(max_length=64)),
                ("left_out", models.JSONField(default=list, verbose_name="строки, которые не вносятся")),
                ("proposals", models.JSONField(default=list, verbose_name="кадровые события, предложенные списком")),
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
                "verbose_name": "загрузка списка сотрудников",
                "verbose_name_plural": "загрузки списков сотрудников",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("to", models.EmailField(max_length=254, verbose_name="кому")),
                ("subject", models.CharField(max_length=200, verbose_name="тема")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="Стирается, когда письмо ушло: в нём одноразовая ссылка",
                        verbose_name="текст",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "ждёт отправки"), ("sent", "отправлено"), ("failed", "не отправлено")],
                        default="waiting",
                        max_length=10,
                        verbose_name="состояние",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="попыток")),
                (
                    "next_try_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="следующая попытка"),
                ),
                ("last_error", models.CharField(blank=True, max_length=300, verbose_name="последняя ошибка")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="создано")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="отправлено")),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "письмо",
                "verbose_name_plural": "письма",
                "indexes": [models.Index(fields=["state", "next_try_at"], name="letter_to_send")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sent", "failed"])), name="letter_state_known"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"), name="user_username_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("email"),
                condition=models.Q(("email", ""), _negated=True),
                name="user_email_once",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["organization", "family_name"], name="person_organization_name"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                condition=models.Q(("user__isnull", False)), fields=("organization", "user"), name="person_one_user"
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(condition=models.Q(("sex__in", ["", "f", "m"])), name="person_sex_known"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("category__in", ["", "highest", "first", "conformity", "none"])),
                name="person_category_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("young_specialist_until__isnull", True),
                    ("young_specialist_until__gte", models.F("young_specialist_from")),
                    _connector="OR",
                ),
                name="person_young_specialist_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "school",
                            "gymnasium",
                            "lyceum",
                            "kindergarten",
                            "college",
                            "additional",
                            "partner",
                            "operator",
                            "municipality",
                            "region",
                        ],
                    )
                ),
                name="organization_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="organization",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("pk")), _negated=True), name="organization_not_its_own_parent"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "director",
                            "curator",
                            "mentor",
                            "mentee",
                            "psychologist",
                            "council",
                            "administrator",
                            "secretary",
                            "coordinator",
                        ],
                    )
                ),
                name="membership_role_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)), fields=("person", "role"), name="membership_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True), ("used_at__isnull", True)),
                fields=("person",),
                name="invitation_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="stafffact",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["left", "on_leave", "transferred"])), name="staff_fact_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="stafffact",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="staff_fact_dates",
            ),
        ),
        migrations.AddConstraint(
            model_name="stafffact",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at__isnull", True)),
                fields=("person", "kind", "starts_on"),
                name="staff_fact_once",
            ),
        ),
        migrations.AddIndex(
            model_name="staffimport",
            index=models.Index(fields=["organization", "-created_at"], name="staffimport_organization"),
        ),
        migrations.AddConstraint(
            model_name="staffimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["preview", "done", "discarded"])), name="staffimport_state_known"
            ),
        ),
    ]
