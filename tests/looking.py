"""A critical eye on the page that a browser shows: legible to all, at 1280 and 360 px, light and dark."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

SIZES = {"laptop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
SHOTS = os.environ.get("SHOTS", "")  # a folder for screenshots, to be looked at
SMALL = """width => width > 400 ? [] : [...document.querySelectorAll(
    'button, .btn, summary, select, textarea, .sections a, .pages a, ' +
    'input:not([type=hidden], [type=checkbox], [type=radio])'
)].filter(part => part.checkVisibility() && part.getBoundingClientRect().height < 44).map(part => part.outerHTML)"""


def look(page, words, name):
    """No axe violation, no horizontal scroll, no console message at either size, in either colour scheme."""
    for size, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if SHOTS:
                page.screenshot(path=Path(SHOTS) / f"{name}-{size}-{scheme}.png", full_page=True)
            report = Axe().run(page)
            assert report.violations_count == 0, f"{name} {size} {scheme}\n{report.generate_report()}"
            assert page.evaluate(SMALL, viewport["width"]) == [], f"{name} {size}: too small for a finger"
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{name} {size} scrolls sideways by {wide}px"
    assert [word for word in words if "Failed to load resource: the server responded" not in word] == []
