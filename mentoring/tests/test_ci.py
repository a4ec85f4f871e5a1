import os
import subprocess
import sys
from pathlib import Path

import pytest

CLONE = Path(__file__).parents[2]
SKIPPED = "import pytest\n\n\n@pytest.mark.skip(reason='no browser here')\ndef test_page(): pass\n"


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_skipped_test_fails_in_ci_alone(tmp_path, ci, code):
    (tmp_path / "test_page.py").write_text(SKIPPED)
    environment = {**os.environ, "CI": ci, "VAR": str(tmp_path / "var"), "PYTHONPATH": str(CLONE)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "conftest", "-p", "no:cacheprovider", "test_page.py"]

    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)

    assert ended.returncode == code, ended.stdout + ended.stderr
    assert ("no browser here" in ended.stdout) is bool(code)
