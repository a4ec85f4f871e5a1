import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import papers.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.FileField(upload_to=papers.models.stored_name, verbose_name="файл")),
                ("filename", models.CharField(max_length=255, verbose_name="имя файла")),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField(verbose_name="размер")),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "скан",
                "verbose_name_plural": "сканы",
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="версия")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("regulation", "положение о наставничестве"),
                            ("road_map", "дорожная карта"),
                            ("local", "другой локальный акт"),
                            ("federal", "федеральный акт"),
                            ("regional", "региональный акт"),
                        ],
                        max_length=20,
                        verbose_name="вид",
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="название")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="номер")),
                ("dated", models.DateField(blank=True, null=True, verbose_name="дата")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="действует с")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="действует по")),
                (
                    "state",
                    models.CharField(
                        choices=[("in_force", "действует"), ("expired", "срок истёк"), ("changed", "изменён")],
                        default="in_force",
                        max_length=20,
                        verbose_name="состояние",
                    ),
                ),
                ("needs_check", models.BooleanField(default=False, verbose_name="проверьте")),
                (
                    "organization",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
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
                "verbose_name": "акт",
                "verbose_name_plural": "акты",
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300, verbose_name="название")),
                ("object_type", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("content", models.JSONField(verbose_name="содержание")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("frozen_at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="заморожен")),
                (
                    "printed",
                    models.CharField(
                        choices=[("queued", "печатается"), ("made", "готов"), ("failed", "не удалось напечатать")],
                        default="queued",
                        max_length=10,
                        verbose_name="печать",
                    ),
                ),
                ("pdf", models.FileField(blank=True, upload_to=papers.models.stored_name)),
                ("error", models.CharField(blank=True, max_length=300)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.organization"
                    ),
                ),
            ],
            options={
                "verbose_name": "документ",
                "verbose_name_plural": "документы",
                "indexes": [
                    models.Index(fields=["organization", "-frozen_at"], name="document_organization"),
                    models.Index(fields=["object_type", "object_id"], name="document_object"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("printed__in", ["queued", "made", "failed"])),
                        name="document_print_state_known",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="scan",
            index=models.Index(fields=["organization", "-uploaded_at"], name="scan_organization"),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["regulation", "road_map", "local", "federal", "regional"])),
                name="act_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["in_force", "expired", "changed"])), name="act_state_known"
            ),
        ),
    ]
