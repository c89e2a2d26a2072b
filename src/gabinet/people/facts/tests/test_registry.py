# SPDX-License-Identifier: EUPL-1.2
"""Facts: in their order, each once."""

from datetime import date

import pytest

from gabinet.base.act import Ref
from gabinet.base.rights import Powers
from gabinet.people.facts import registry
from gabinet.people.facts.registry import Fact, Line

TODAY = date(2026, 10, 27)


def test_in_order_and_without_empty_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FACTS", {})
    registry.declare(Fact("b", "B", 20, lambda ref, who, on: [Line("później")]))
    registry.declare(Fact("a", "A", 10, lambda ref, who, on: [Line("wcześniej", careful=True)]))
    registry.declare(Fact("c", "C", 5, lambda ref, who, on: []))
    told = registry.about(Ref("people.person", 1), Powers(None, frozenset()), TODAY)
    assert [(one.code, one.lines[0].text) for one in told] == [("a", "wcześniej"), ("b", "później")]
    with pytest.raises(ValueError, match="a"):
        registry.declare(Fact("a", "A", 1, lambda ref, who, on: []))
