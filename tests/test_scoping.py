"""No row reaches a page but through `visible_to`: the modules are parsed, the forms are built."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, get_resolver

from core.scoping import ScopedQuerySet

OURS = [
    "people",
    "papers",
    "orders",
    "registry",
    "surveys",
    "pairs",
    "programs",
    "library",
    "roadmap",
    "reports",
    "portal",
]
PAGE_LAYERS = ("views", "forms", "filters", "tables", "exports")
BARE_CLASSES = {"ModelForm", "Form", "FilterSet", "Table", "ListView", "DetailView", "View", "TemplateView", "FormView"}
SCOPING = {"visible_to", "none"}
UNSCOPED = {"objects", "_default_manager", "_base_manager"}
NO_LOGIN = "login_required"


def page_modules() -> list[Path]:
    root = Path(settings.BASE_DIR)
    found = []
    for app in OURS:
        for layer in PAGE_LAYERS:
            found += [root / app / f"{layer}.py", *(root / app / layer).glob("*.py")]
    return [path for path in found if path.exists()]


def offences(path: Path) -> list[str]:
    """Managers used without `visible_to` in the same expression, and classes not derived from our bases."""
    tree = ast.parse(path.read_text())
    scoped = {id(n) for call in ast.walk(tree) if is_scoping(call) for n in ast.walk(call)}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in UNSCOPED and id(node) not in scoped:
            found.append(f"{path}:{node.lineno}: {ast.unparse(node)} without visible_to")
        if isinstance(node, ast.ClassDef):
            bare = {ast.unparse(base).rpartition(".")[2] for base in node.bases} & BARE_CLASSES
            found += [f"{path}:{node.lineno}: {node.name} derives from {name}" for name in bare]
    return found


def is_scoping(node: ast.AST) -> bool:
    """`….visible_to(actor)`, or `….none()`, which shows nothing."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SCOPING


def test_pages_name_no_bare_manager_and_no_bare_class():
    assert page_modules()
    assert [offence for path in page_modules() for offence in offences(path)] == []


def test_the_parser_notices_what_it_looks_for(tmp_path):
    module = tmp_path / "views.py"
    module.write_text("class A(forms.ModelForm):\n    x = Pair.objects.all()\ny = Pair.objects.visible_to(actor)\n")
    assert len(offences(module)) == 2


@pytest.mark.parametrize("model", [m for app in OURS for m in apps.get_app_config(app).get_models()], ids=str)
def test_every_model_of_an_app_has_a_scoped_manager(model):
    if model.__name__ in {"User"}:  # reached by sign-in alone
        return
    assert isinstance(model._default_manager.all(), ScopedQuerySet)


OPEN = {"health", "ready", "people:invitation", "people:invitation_code", "papers:verify", "roadmap:calendar_feed"}


def test_the_addresses_open_without_a_sign_in_are_these():
    found = set()
    walk(get_resolver(), "", found)
    assert {name for name in found if not name.startswith(("account_", "mfa_"))} == OPEN


def walk(resolver, prefix, found):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if not getattr(pattern.callback, NO_LOGIN, True):
                found.add(f"{prefix}{pattern.name}")
        else:
            walk(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix, found)
