"""Numbers of rows as papers print them: «1.», «2.3.», «4)»."""

import re


def following(number: str) -> str:
    """The number after this one: «2.3.» → «2.4.», «4)» → «5)»; none after a row without one."""
    found = list(re.finditer(r"\d+", number))
    if not found:
        return ""
    last = found[-1]
    return f"{number[: last.start()]}{int(last.group()) + 1}{number[last.end() :]}"
