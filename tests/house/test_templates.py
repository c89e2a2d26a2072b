# SPDX-License-Identifier: EUPL-1.2
"""Every template compiles, and names nothing that nobody has."""

from pathlib import Path

import pytest
from django.template import engines
from jinja2 import Environment, meta, nodes

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((place, folder) for folder in (ROOT / "src/gabinet").glob("*/templates") for place in folder.rglob("*.html"))


def environment() -> Environment:
    """The environment of our pages."""
    made: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return made


def faults(source: str, env: Environment) -> list[str]:
    """Filters, tests, macros and imports that nobody has."""
    tree = env.parse(source)
    found = [f"filter {node.name}" for node in tree.find_all(nodes.Filter) if node.name not in env.filters]
    found += [f"test {node.name}" for node in tree.find_all(nodes.Test) if node.name not in env.tests]
    found += [f"template {name}" for name in meta.find_referenced_templates(tree) if name and name not in env.list_templates()]
    modules = {node.target: str(node.template.value) for node in tree.find_all(nodes.Import) if isinstance(node.template, nodes.Const)}
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and isinstance(call.node.node, nodes.Name) and call.node.node.name in modules:
            exported = {macro.name for macro in env.parse(env.loader.get_source(env, modules[call.node.node.name])[0]).find_all(nodes.Macro)}  # type: ignore[union-attr]
            if call.node.attr not in exported:
                found.append(f"macro {call.node.node.name}.{call.node.attr}")
    return found


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("place", [str(place.relative_to(folder)) for place, folder in TEMPLATES])
def test_template_is_closed(place: str) -> None:
    env = environment()
    env.get_template(place)
    assert not faults(env.loader.get_source(env, place)[0], env)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "planted",
    ["{{ 1|dizzy }}", "{% if 1 is dizzy %}{% endif %}", '{% import "ui/ui.html" as ui %}{{ ui.ntoe("x") }}', '{% include "no/such.html" %}'],
)
def test_a_planted_fault_is_seen(planted: str) -> None:
    env = environment()
    assert not faults("{{ 1|int }}", env)
    assert faults(planted, env)
