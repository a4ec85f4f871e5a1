from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("orders", "0003_kinds_and_changes")]

    operations = [
        migrations.AddField(
            "order", "drafted_on", models.DateField(blank=True, null=True, verbose_name="проект составлен")
        ),
    ]
