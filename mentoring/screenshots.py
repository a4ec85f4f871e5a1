"""The pictures of README.md, taken from the running demo: `make screenshots` while `make run` serves it."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "images"
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
# file, who looks, at which address, on what screen
PICTURES = [("curator.png", "curator", "/", LAPTOP), ("mentor.png", "mentor", "/", PHONE)]


def take(browser: Browser, site: str, name: str, username: str, address: str, screen: dict[str, int]) -> None:
    page = browser.new_page(viewport=screen, device_scale_factor=1.5)  # type: ignore[arg-type]
    page.goto(f"{site}/accounts/login/")
    page.fill("#id_login", username)
    page.fill("#id_password", "demo")
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}{address}")
    page.screenshot(path=FOLDER / name)
    page.close()


def main(site: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for picture in PICTURES:
            take(browser, site, *picture)
            print(f"docs/images/{picture[0]}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000")
