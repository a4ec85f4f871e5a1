"""Ten thousand people in one list: how long and how much memory, measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from people.tests import staff_files as files

ROOT = Path(__file__).resolve().parents[2]
MEASURE = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
from people.kinds.staff_list import read_staff_list

def used():  # the peak of this process alone: getrusage would count what its parent had before it was started
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024

file = Path(sys.argv[1])
before, started = used(), time.monotonic()
listed = read_staff_list(file.read_bytes(), file.name, today=date(2026, 11, 20))
seconds = time.monotonic() - started
growth = used() - before + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(json.dumps({"rows": len(listed.rows), "faulty": sum(row.is_faulty for row in listed.rows),
                  "seconds": seconds, "megabytes": growth}))
"""
LETTERS = "абвгдежзиклмнопрстуф"


def many(count: int) -> list[list[object]]:
    """People with names that all differ, so that no row is a double."""
    people = []
    for number in range(count):
        family = "".join(LETTERS[int(digit)] for digit in f"{number:05}").capitalize() + "ова"
        _, _, *rest = files.PEOPLE[number % 2]
        people.append([number + 1, f"{family} Анна Олеговна", *rest[:5], "", ""])
    return people


@pytest.mark.parametrize(("build", "name"), [(files.xlsx, "a.xlsx"), (files.xls, "a.xls"), (files.csv_file, "a.csv")])
def test_ten_thousand_rows_are_read_within_five_seconds_and_300_megabytes(build, name, tmp_path):
    file = tmp_path / name
    file.write_bytes(build(files.titled(many(10_000))))

    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    measured = json.loads(done.stdout)
    assert (measured["rows"], measured["faulty"]) == (10_000, 0)
    assert measured["seconds"] < 5
    assert measured["megabytes"] < 300
