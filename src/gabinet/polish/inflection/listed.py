# SPDX-License-Identifier: EUPL-1.2
"""The closed lists of `words.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources


def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    return _lists()[name]


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, frozenset[str]]:
    table = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table.items()}
