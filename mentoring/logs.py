"""What a log may hold: one line an event, and no secret that an address carries."""

import logging
import re

# A one-time secret in an address opens a sign-in to whoever reads the log: a refused form names its address there.
SECRET = re.compile(r"(/invitation/|/accounts/password/reset/key/|/accounts/confirm-email/)[^/\s?\"']+")


class OneLine(logging.Formatter):
    """Hides secrets of addresses; a line break inside a message is written as `\\n`. A traceback keeps its lines."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- the name is the library's
        line = super().formatMessage(record)
        return line.replace("\r", "\\r").replace("\n", "\\n")

    def format(self, record: logging.LogRecord) -> str:
        return SECRET.sub(r"\1…", super().format(record))
