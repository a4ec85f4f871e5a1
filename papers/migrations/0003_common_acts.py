from django.db import migrations


class Migration(migrations.Migration):
    """The acts common to all are laid after every migration: papers/tasks.py."""

    dependencies = [("papers", "0002_frozen")]
    operations = []
