"""Reads one document from stdin and writes its blocks as JSON to stdout; run alone, in a process of its own.

A few bytes of a PDF or of XML can ask for any amount of memory or time: the limits end this process and never the
caller. The argument names the source: word, hypertext or portable.
"""

import importlib
import json
import resource
import sys
from typing import Any

MEMORY = 280 * 1024 * 1024
CPU_SECONDS = 4
REASONS = {"Password": "password", "Scan": "scan", "TooMany": "size", "TooLong": "size", "MemoryError": "size"}


def main() -> None:
    source = importlib.import_module(f"roadmap.rules.reading.{sys.argv[1]}")
    blocks = importlib.import_module("roadmap.rules.reading.blocks")
    content = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))  # the caller knows SIGXCPU
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: dict[str, Any]
    try:
        answer = {"blocks": blocks.as_data(source.read(content))}
    except Exception as error:  # whatever a hostile file makes a parser raise, the caller knows what to say
        answer = {"refused": reason(error)}
    json.dump(answer, sys.stdout)


def reason(error: BaseException | None) -> str:
    """password, scan, size, or damaged for all the rest; pdfplumber wraps what its parser raised."""
    while error is not None:
        names = " ".join(type(part).__name__ for part in (error, *error.args))
        if found := next((name for words, name in REASONS.items() if words in names), ""):
            return found
        error = error.__cause__
    return "damaged"


if __name__ == "__main__":
    main()
