"""Goes wherever a role can go: every link, every form that only asks, with the test client."""

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

import lxml.html
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from people.models import User

FOLLOWED = 6  # pages of one name that are read for their links: rows in different states lead to different places
REORDERED = re.compile(r"(^|&)(sort|page)=")  # the same list in another order: every list has its own tests of that
LEFTOVERS = re.compile(r"\b(None|Traceback|undefined|null|True|False|nan)\b|\{\{|\{%|[a-z]+\.[A-Z]\w+ object")


@dataclass
class Walk:
    """Where one role came: pages by name, names of files, and what was wrong on the way."""

    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    files: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    @property
    def names(self) -> set[str]:
        return {*self.pages, *self.files}


def client_of(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def walk(client: Client) -> Walk:
    """Breadth first from the home page."""
    found, waiting, known = Walk(), deque([("/", "")]), {"/"}
    while waiting:
        address, before = waiting.popleft()
        name = resolve(urlsplit(address).path).view_name
        if name in found.files or len(found.pages[name]) >= FOLLOWED:
            continue
        for link in visit(client, address, name, found, before):
            if link not in known:
                known.add(link)
                waiting.append((link, address))
    found.pages = {name: addresses for name, addresses in found.pages.items() if addresses}
    return found


def visit(client: Client, address: str, name: str, found: Walk, before: str) -> list[str]:
    """Open one page, linked on the page `before`; the addresses it leads to."""
    response = client.get(address)
    if response.status_code == 302:
        return own_addresses(address, [response["Location"]])
    if response.status_code != 200:
        found.faults.append(f"{response.status_code} at {address}, linked on {before}")
        return []
    if not response["Content-Type"].startswith("text/html"):
        b"".join(response) if response.streaming else response.content
        if "export=" not in address:
            found.files.add(name)
        return []
    found.pages[name].append(address)
    document = lxml.html.fromstring(response.content.decode())
    found.faults += [f"{fault} at {address}" for fault in faults_of(document)]
    links = document.xpath("//a/@href")
    return own_addresses(address, [*links, *(asked for form in document.forms for asked in questions(form))])


def faults_of(document: lxml.html.HtmlElement) -> list[str]:
    faults = [] if "".join(document.xpath("//h1//text()")).strip() else ["No heading"]
    if not "".join(document.xpath("//title/text()")).split("·")[0].strip():
        faults.append("No title")
    words = " ".join(document.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::pre)]"))
    return faults + [f"«{words[max(0, m.start() - 30) : m.end() + 30]}»" for m in LEFTOVERS.finditer(words)][:3]


def questions(form: lxml.html.FormElement) -> list[str]:
    """A form that only asks, with all its boxes ticked: an address for each of its buttons."""
    if form.method.upper() != "GET":
        return []
    for box in form.xpath(".//input[@type='checkbox' and @name]"):
        box.checked = True
    fields = [(name, value) for name, value in form.form_values() if value]
    buttons = form.xpath(".//button[not(@formmethod)]")
    return [
        f"{button.get('formaction') or form.action or ''}?{urlencode([*fields, *own_field(button)])}"
        for button in buttons
    ]


def own_field(button: lxml.html.HtmlElement) -> list[tuple[str, str]]:
    return [(button.get("name"), button.get("value"))] if button.get("name") else []


def own_addresses(base: str, links: list[str]) -> list[str]:
    """Addresses of this site, without the place on the page."""
    addresses = [urlsplit(urljoin(f"http://testserver{base}", link)) for link in links]
    ours = [part for part in addresses if part.netloc == "testserver" and not part.path.startswith("/static/")]
    return [part.path + (f"?{part.query}" if part.query else "") for part in ours if not REORDERED.search(part.query)]


def names_that_show() -> set[str]:
    """Every address that answers to GET, by its name."""
    return {name for name, pattern in patterns(get_resolver()) if pattern.name and answers_get(pattern)}


def patterns(resolver: URLResolver, prefix: str = ""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}", pattern


def answers_get(pattern: URLPattern) -> bool:
    view = getattr(pattern.callback, "view_class", None)
    return view is None or ("get" in view.http_method_names and hasattr(view, "get"))
