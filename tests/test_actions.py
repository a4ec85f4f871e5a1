"""Every write is an action: the modules of actions hold nothing undeclared, the pages write nothing themselves."""

import ast
import inspect
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

import pytest

from tests.test_scoping import OURS, page_modules

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}
WITHIN = {  # take an actor and write nothing but through another action
    "papers.actions.scans.store_if_given",
    "programs.actions.ending.end_with_pair",
    "programs.actions.handovers.hand_over",
    "programs.actions.handovers.reopen_with_pair",
    "programs.actions.orders.approve_by_order",
}


def action_modules():
    for app in OURS:
        if find_spec(f"{app}.actions"):
            module = import_module(f"{app}.actions")
            yield module
            for inner in iter_modules(getattr(module, "__path__", [])):
                yield import_module(f"{module.__name__}.{inner.name}")


def undeclared(module) -> list[str]:
    """Public functions of the module that take an actor and are no action."""
    own = [f for f in vars(module).values() if inspect.isfunction(f) and f.__module__ == module.__name__]
    takes_actor = [f for f in own if "actor" in inspect.signature(f).parameters and not f.__name__.startswith("_")]
    return [f"{module.__name__}.{f.__name__}" for f in takes_actor if not hasattr(f, "action_name")]


@pytest.mark.parametrize("module", list(action_modules()), ids=lambda module: module.__name__)
def test_whatever_takes_an_actor_is_an_action(module):
    assert set(undeclared(module)) <= WITHIN


def test_pages_write_nothing_themselves():
    found = []
    for path in page_modules():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                found.append(f"{path}:{node.lineno}: {ast.unparse(node.func)}")
    assert found == []
