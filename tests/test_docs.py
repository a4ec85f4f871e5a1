"""The documents that are written from the code say what the code says now."""

from pathlib import Path

import pytest
from django.conf import settings

from mentoring import reference


@pytest.mark.parametrize("name", ["roles", "states"])
def test_a_written_document_is_up_to_date(name):
    path = Path(settings.BASE_DIR) / "docs" / f"{name}.md"
    assert path.read_text() == getattr(reference, name)(), "run manage.py write_docs"


def test_every_policy_names_a_role_or_says_in_words_who_may():
    rows = [line.split(" | ") for line in reference.roles().splitlines() if line.startswith("| `")]
    assert len(rows) > 10
    assert [row for row in rows if not row[1].strip() and not row[2].strip(" |")] == []
