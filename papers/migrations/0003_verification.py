from django.conf import settings
from django.db import migrations, models

import papers.models
import papers.rules


def give_tokens(apps, schema_editor):
    """Documents frozen before get an address and a date of their own."""
    for document in apps.get_model("papers", "Document").objects.all():
        document.token = papers.rules.new_token()
        document.dated = document.frozen_at.date()
        document.save(update_fields=["token", "dated"])


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0002_frozen"),
        ("people", "0003_wording"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("document", "dated", models.DateField(null=True, verbose_name="дата документа")),
        migrations.AddField(
            "document", "pdf_sha256", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 файла")
        ),
        migrations.AddField(
            "document",
            "standing",
            models.CharField(
                choices=[("in_force", "действует"), ("changed", "изменён"), ("cancelled", "отменён")],
                default="in_force",
                max_length=10,
                verbose_name="действие",
            ),
        ),
        migrations.AddField("document", "token", models.CharField(editable=False, max_length=32, null=True)),
        migrations.RunPython(give_tokens, migrations.RunPython.noop),
        migrations.AlterField(
            "document",
            "token",
            models.CharField(default=papers.rules.new_token, editable=False, max_length=32, unique=True),
        ),
        migrations.AddConstraint(
            "document",
            models.CheckConstraint(
                condition=models.Q(("standing__in", ["in_force", "changed", "cancelled"])),
                name="document_standing_known",
            ),
        ),
    ]
