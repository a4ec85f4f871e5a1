"""Somebody at a browser of their own: opens, reads, fills, clicks, by the words that the page shows."""

import re
import subprocess
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

LAPTOP, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REFUSED = "Failed to load resource: the server responded"  # Chromium's own remark on a status that a step expects


class Visitor:
    def __init__(self, browser: Browser, site: str, size: dict[str, int] = LAPTOP):
        self.context = browser.new_context(base_url=site, viewport=size, locale="ru-RU", accept_downloads=True)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.heard: list[str] = []
        self.listen(self.page)

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    # Going somewhere

    def open(self, address: str, *, status: int = 200) -> None:
        self.arrived(self.page.goto(address), status)

    def section(self, title: str) -> None:
        """One of the sections of the year, in the menu."""
        if (menu := self.page.locator(".phone-menu summary")).is_visible():
            menu.click()
        link = self.page.get_by_role("navigation", name="Разделы").get_by_role("link", name=title, exact=True)
        self.press(link.locator("visible=true").first)

    def click(self, name: str, *, within: str = "", status: int = 200) -> None:
        """A link or a button that leads on, by its name; a closed menu around it is opened first."""
        self.press(self.named(name, within), status)

    def press(self, part: Locator, status: int = 200) -> None:
        self.unfold(part)
        with self.page.expect_navigation() as going:
            part.click()
        self.arrived(going.value, status)

    def arrived(self, response: Any, status: int) -> None:
        assert response is not None
        assert response.status == status, f"{response.status} at {response.url}\n{self.text()}"
        wide = self.page.evaluate(SIDEWAYS)
        assert wide <= 0, f"{response.url} scrolls sideways by {wide}px"

    def named(self, name: str, within: str = "") -> Locator:
        """A link or a button: of that very name, or beginning with it, or having it in its name."""
        place = self.place(within)
        for wanted in (re.compile(f"^{literal(name)}$"), re.compile(f"^{literal(name)}"), name):
            links = place.get_by_role("link", name=wanted, include_hidden=True)
            found = links.or_(place.get_by_role("button", name=wanted, include_hidden=True))
            if found.count():
                return found.first
        raise AssertionError(f"No link or button «{name}» at {self.page.url}\n{self.text()}")

    def place(self, within: str) -> Locator:
        """The smallest row, item or section that holds these words; the whole page without them."""
        if not within:
            return self.main
        return self.main.locator("tr, li, section, fieldset, form").filter(has_text=within).last

    def unfold(self, part: Locator) -> None:
        while (closed := part.locator("xpath=ancestor::details[not(@open)]")).count():
            closed.first.locator("summary").first.click()

    # Filling in

    def field(self, label: str, within: str = "") -> Locator:
        place = self.place(within)
        for wanted in (re.compile(rf"^\s*{literal(label)}\s*\*?\s*$"), re.compile(rf"^\s*{literal(label)}")):
            found = place.get_by_label(wanted)
            if found.count():
                return found.first
        raise AssertionError(f"No field «{label}» at {self.page.url}\n{self.text()}")

    def fill(self, label: str, value: Any, *, within: str = "") -> None:
        part = self.field(label, within)
        self.unfold(part)
        part.fill(str(value))

    def choose(self, label: str, value: str, *, within: str = "") -> None:
        part = self.field(label, within)
        self.unfold(part)
        words = part.locator("option").filter(has_text=value).first.inner_text()
        part.select_option(label=words.strip())

    def tick(self, label: str, *, within: str = "", ticked: bool = True) -> None:
        """A box or one of several answers, by the words beside it."""
        part = self.field(label, within)
        self.unfold(part)
        part.set_checked(ticked)

    def upload(self, label: str, filename: str, content: bytes) -> None:
        self.field(label).set_input_files({"name": filename, "mimeType": "application/octet-stream", "buffer": content})

    # Reading

    def text(self) -> str:
        return self.main.inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def sees(self, *words: str) -> None:
        for wanted in words:
            assert wanted in squeezed(self.text()), f"No «{wanted}» at {self.page.url}\n{self.text()}"

    def sees_no(self, words: str) -> None:
        assert words not in squeezed(self.text()), f"«{words}» at {self.page.url}\n{self.text()}"

    def offers(self, name: str) -> bool:
        return self.main.get_by_text(name, exact=True).count() > 0

    def offers_button(self, name: str) -> bool:
        return self.main.get_by_role("button", name=name).count() > 0

    def file(self, name: str, *, within: str = "") -> bytes:
        """The file behind a link, fetched with this visitor's own session."""
        address = self.named(name, within).get_attribute("href")
        response = self.context.request.get(self.page.evaluate("link => new URL(link, location.href).href", address))
        assert response.status == 200, f"{response.status} at {address}"
        return response.body()

    def download(self, name: str, *, within: str = "") -> bytes:
        """The file that a button answers with."""
        part = self.named(name, within)
        self.unfold(part)
        with self.page.expect_download() as coming:
            part.click()
        return Path(coming.value.path()).read_bytes()

    def paper(self, name: str, *, within: str = "") -> str:
        """The words of a PDF behind a link."""
        return words_of(self.file(name, within=within))

    def quiet(self) -> None:
        """Nothing was written to the console all the way."""
        assert [text for text in self.heard if REFUSED not in text] == []


def literal(text: str) -> str:
    """For a regular expression that travels into JavaScript between slashes."""
    return re.escape(text).replace("/", r"\/")


def words_of(pdf: bytes) -> str:
    """What a reader of the PDF finds on it, in lines of one space between words."""
    assert pdf.startswith(b"%PDF"), pdf[:80]
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return squeezed(done.stdout.decode())


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


__all__ = ["LAPTOP", "PHONE", "Visitor", "expect", "words_of"]
