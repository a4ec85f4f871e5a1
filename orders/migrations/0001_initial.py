import django.db.models.constraints
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
            name="Order",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("kind_name", models.CharField(max_length=60, verbose_name="вид")),
                ("school_year", models.PositiveSmallIntegerField(verbose_name="учебный год")),
                ("title", models.CharField(max_length=300, verbose_name="заголовок")),
                ("preamble", models.TextField(blank=True, verbose_name="преамбула")),
                ("control", models.TextField(blank=True, verbose_name="контроль")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "проект"),
                            ("sent", "у руководителя"),
                            ("returned", "возвращён с замечанием"),
                            ("approved", "утверждён"),
                            ("in_force", "действует"),
                            ("cancelled", "отменён"),
                        ],
                        default="draft",
                        max_length=20,
                        verbose_name="состояние",
                    ),
                ),
                ("remark", models.TextField(blank=True, verbose_name="замечание руководителя")),
                ("series", models.CharField(blank=True, max_length=30, verbose_name="серия")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="номер")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="дата приказа")),
                ("number_year", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="год номера")),
                ("registered_at", models.DateTimeField(blank=True, null=True, verbose_name="зарегистрирован")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="отправлен")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="утверждён")),
                ("signed_on_paper", models.BooleanField(default=False, verbose_name="подписан на бумаге")),
                ("in_force_from", models.DateField(blank=True, null=True, verbose_name="действует с")),
                ("entered_as_is", models.BooleanField(default=False, verbose_name="внесён готовым")),
                ("signer_post", models.CharField(blank=True, max_length=200, verbose_name="должность подписавшего")),
                ("signer_name", models.CharField(blank=True, max_length=200, verbose_name="кто подписывает")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="создан")),
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                        verbose_name="организация",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "приказ",
                "verbose_name_plural": "приказы",
            },
        ),
        migrations.CreateModel(
            name="Acquaintance",
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
                ("acquainted_on", models.DateField(blank=True, null=True, verbose_name="ознакомлен")),
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
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acquaintances", to="orders.order"
                    ),
                ),
            ],
            options={
                "verbose_name": "ознакомление",
                "verbose_name_plural": "ознакомления",
            },
        ),
        migrations.CreateModel(
            name="OrderItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(verbose_name="номер пункта")),
                ("text", models.TextField(verbose_name="текст")),
                ("block", models.CharField(blank=True, max_length=30)),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="orders.order"
                    ),
                ),
            ],
            options={
                "ordering": ("position",),
            },
        ),
        migrations.CreateModel(
            name="NumberPattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                ("series", models.CharField(blank=True, max_length=30, verbose_name="серия")),
                ("pattern", models.CharField(default="{n}", max_length=60, verbose_name="образец номера")),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organization", "series"), name="number_pattern_once")],
            },
        ),
        migrations.AddIndex(
            model_name="order",
            index=models.Index(fields=["organization", "state", "-created_at"], name="order_organization_state"),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["draft", "sent", "returned", "approved", "in_force", "cancelled"])),
                name="order_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", ""), ("dated", None)),
                    models.Q(models.Q(("number", ""), _negated=True), ("dated__isnull", False)),
                    _connector="OR",
                ),
                name="order_number_with_its_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "in_force"), _negated=True),
                    models.Q(models.Q(("number", ""), _negated=True), ("approved_on__isnull", False)),
                    _connector="OR",
                ),
                name="order_in_force_is_approved_and_registered",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.UniqueConstraint(
                condition=models.Q(("number", ""), _negated=True),
                fields=("organization", "series", "number_year", "number"),
                name="order_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="acquaintance",
            constraint=models.UniqueConstraint(fields=("order", "person"), name="acquaintance_once"),
        ),
        migrations.AddConstraint(
            model_name="orderitem",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("order", "position"),
                name="order_item_position_once",
            ),
        ),
    ]
