# SPDX-License-Identifier: EUPL-1.2
"""The look, as far as it can be counted: contrasts, no raw colour outside tokens, modules that stay small, fonts with Polish letters."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from fontTools.ttLib import TTFont
from jinja2 import nodes

from gabinet.base.ui import fonts
from gabinet.base.ui.engine import environment

HERE = Path(__file__).resolve().parents[2]
STATIC, TEMPLATES = HERE / "static" / "base", HERE / "templates"
TOKENS = (STATIC / "tokens.css").read_text()
PAIRS = [
    *((ink, ground, 4.5) for ink in ("ink", "ink-2", "ink-3") for ground in ("surface", "bg", "inset", "hover", "sel")),
    *((f"{tone}-ink", f"{tone}-soft", 4.5) for tone in ("accent", "amber", "red", "green", "blue", "plum")),
    ("accent", "surface", 4.5), ("accent", "bg", 4.5), ("accent", "sel", 4.5), ("accent-hover", "surface", 4.5),
    ("on-accent", "accent", 4.5), ("on-accent", "accent-hover", 4.5), ("on-red", "red-solid", 4.5), ("red-ink", "surface", 4.5),
    ("green-ink", "surface", 4.5), ("highlight-ink", "highlight", 4.5), ("on-toast", "toast", 4.5), ("on-art", "art", 4.5),
    ("control", "surface", 3), ("control", "bg", 3), ("amber-line", "surface", 3), ("red-solid", "surface", 3), ("green-solid", "surface", 3),
    ("on-green", "green-solid", 3), ("focus-out", "surface", 3), ("focus-out", "bg", 3), ("c2", "surface", 3), ("c3", "surface", 3),
]  # fmt: skip


def colour(name: str, theme: int) -> str:
    found = re.search(rf"--{name}: (?:light-dark\((#\w{{6}}), (#\w{{6}})\)|(#\w{{6}}))", TOKENS)
    assert found, name
    return found[3] or found[1 + theme]


def luminance(hexed: str) -> float:
    parts = [int(hexed[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(ink: str, ground: str, least: float, theme: int) -> None:
    lighter, darker = sorted((luminance(colour(ink, theme)), luminance(colour(ground, theme))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_colours_are_tokens() -> None:
    for sheet in STATIC.rglob("*.css"):
        if sheet.name != "tokens.css":
            text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?![\w-])|rgb\(|hsl\(", text), sheet.name
            assert "!important" not in text
            assert not re.findall(r"(?<![\w.])#[a-z][\w-]*\s*[{,]", text), f"no ids: {sheet.name}"
            assert set(re.findall(r"var\(--([\w-]+)\)", text)) <= set(re.findall(r"--([\w-]+):", TOKENS)), sheet.name


def test_modules_stay_small_and_hook_by_data() -> None:
    for module in STATIC.rglob("*.js"):
        text = module.read_text()
        assert len(text.splitlines()) <= 150, module.name
        assert "eval(" not in text
        assert "style." not in text, "no styles by script"


def test_templates_hold_no_style_no_script_and_no_event() -> None:
    for page in TEMPLATES.rglob("*.html"):
        text = page.read_text()
        assert not re.findall(r"\sstyle=|\son[a-z]+=|hx-on|\|\s*safe\b|<style", text), page.name
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), page.name


def test_every_template_compiles_and_its_names_exist() -> None:
    env = environment()
    for page in TEMPLATES.rglob("*.html"):
        get_template(str(page.relative_to(TEMPLATES)), using="jinja2")
        tree = env.parse(page.read_text())
        assert {found.name for found in tree.find_all(nodes.Filter)} <= set(env.filters), page.name
        assert {found.name for found in tree.find_all(nodes.Test)} <= set(env.tests), page.name


def test_fonts_are_cut_once_and_hold_every_polish_letter(tmp_path: Path) -> None:
    assert fonts.ready(tmp_path) == 6
    assert fonts.ready(tmp_path) == 0
    for name in fonts.FACES:
        with TTFont(tmp_path / f"{name}.woff2") as font:
            known, widths = font.getBestCmap(), font["hmtx"].metrics
        assert {ord(sign) for sign in "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–…€§№ \u00a0"} <= set(known), name
        digits = {widths[known[ord(digit)]][0] for digit in "0123456789"}
        assert len(digits) == 1, "digits of one width"
        assert (tmp_path / f"{name}.woff2").stat().st_size < 40_000
