from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_wording")]

    operations = [
        migrations.AddField(
            "organization",
            "inn",
            models.CharField(
                blank=True, default="", help_text="10 цифр. Печатается в согласиях", max_length=10, verbose_name="ИНН"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "organization",
            "ogrn",
            models.CharField(
                blank=True, default="", help_text="13 цифр. Печатается в согласиях", max_length=13, verbose_name="ОГРН"
            ),
            preserve_default=False,
        ),
    ]
