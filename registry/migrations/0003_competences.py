from django.db import migrations


class Migration(migrations.Migration):
    """The dictionary is planted after every migration: registry/tasks.py."""

    dependencies = [("registry", "0002_banks_and_consents")]
    operations = []
