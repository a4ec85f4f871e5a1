"""docs/roles.md and docs/states.md, written from the policies and the tables of transitions."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from types import FunctionType, ModuleType

from django.apps import apps
from django.db.models import TextChoices

from core.states import Transition
from people.rules import Role

HEAD = "<!-- Written by `manage.py write_docs`; a test compares. Change the code, then run it. -->\n"
OURS = (
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
)


def modules(layer: str) -> Iterator[tuple[str, ModuleType]]:
    """Each app's module (or the modules of its package) of that layer, in the order of the house."""
    for app in OURS:
        if find_spec(f"{app}.{layer}"):
            module = import_module(f"{app}.{layer}")
            yield str(apps.get_app_config(app).verbose_name), module


def roles() -> str:
    """Who may do what: a row a policy, with its own words and the roles it names."""
    lines = [HEAD, "# Who may do what\n", "Each row is a policy; a view or an action asks it by this name.\n"]
    for title, module in modules("policies"):
        lines += [f"## {title}\n", "| may | who | roles named |", "|---|---|---|"]
        lines += [_policy_row(function) for function in _policies(module)]
        lines.append("")
    return "\n".join(lines)


def states() -> str:
    """Every state machine: its states, and the moves with their sources and target."""
    lines = [
        HEAD,
        "# Legal moves\n",
        "Any other move is refused; the database knows the states too.\n",
    ]
    for title, module in modules("states"):
        lines.append(f"## {title}\n")
        for choices in _own(module, type):
            if issubclass(choices, TextChoices):
                lines += [f"{choices.__name__}: " + ", ".join(f"`{c.value}` {c.label}" for c in choices) + ".\n"]
        if moves := [_move_row(name, move) for name, move in vars(module).items() if isinstance(move, Transition)]:
            lines += ["| move | label | from | to |", "|---|---|---|---|", *moves, ""]
    return "\n".join(lines)


def _move_row(name: str, move: Transition) -> str:
    return f"| `{name}` | {move.label} | {', '.join(f'`{s}`' for s in sorted(move.sources))} | `{move.target}` |"


def _own(module: ModuleType, kind: type) -> list:
    return [value for value in vars(module).values() if isinstance(value, kind) and value.__module__ == module.__name__]


def _policies(module: ModuleType) -> list[FunctionType]:
    return [function for function in _own(module, FunctionType) if function.__name__.startswith("can_")]


def _policy_row(function: FunctionType) -> str:
    words = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")
    named = sorted(roles_named(function, set()))
    return f"| `{function.__name__.removeprefix('can_')}` | {words} | {', '.join(named)} |"


def roles_named(function: FunctionType, seen: set[FunctionType]) -> set[str]:
    """Roles that a policy names itself, through a set of roles, or through another policy that it asks."""
    seen.add(function)
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "Role":
            found.add(Role[node.attr].value)
        elif isinstance(node, ast.Name):
            found |= _roles_of(function.__globals__.get(node.id), seen)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found |= _roles_of(getattr(function.__globals__.get(node.value.id), node.attr, None), seen)
    return found


def _roles_of(value: object, seen: set[FunctionType]) -> set[str]:
    if isinstance(value, frozenset) and value <= set(Role.values):
        return {str(getattr(role, "value", role)) for role in value}
    is_ours = isinstance(value, FunctionType) and value.__module__.partition(".")[0] in OURS
    if is_ours and value not in seen:
        return roles_named(value, seen)  # type: ignore[arg-type]
    return set()
