# SPDX-License-Identifier: EUPL-1.2
"""Fonts of the pages: the needed weights and letters, cut from the wheels of Source Sans Pro and Source Serif Pro into WOFF2.

Run once at setup (`python -m gabinet.base.ui.fonts`); where it did not run, the fallback fonts of tokens.css are used.
"""

import os
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset

FACES = {
    "sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "sans-700": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
    "serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "serif-700": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}
# Latin with the letters of Poland and its neighbours, and the signs an office writes
LETTERS = "U+0020-007E,U+00A0-017F,U+0218-021B,U+2009,U+200B,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033"
SIGNS = "U+2039-203A,U+20AC,U+2116,U+2122,U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264-2265"
FEATURES = ["kern", "liga", "lnum", "tnum", "mark", "mkmk", "ccmp", "locl"]


def ready(folder: Path) -> int:
    """Cut what is not there yet; how many were cut."""
    folder.mkdir(parents=True, exist_ok=True)
    stamp = folder / "made-of"
    wanted = f"{_versions()} {LETTERS} {SIGNS}"
    if stamp.exists() and stamp.read_text() == wanted and all((folder / f"{name}.woff2").exists() for name in FACES):
        return 0
    for name, (package, file) in FACES.items():
        _cut(_source(package, file), folder / f"{name}.woff2")
    stamp.write_text(wanted)
    return len(FACES)


def _versions() -> str:
    return f"sans {version('font-source-sans-pro')} serif {version('font-source-serif-pro')} tools {version('fonttools')}"


def _source(package: str, file: str) -> Path:
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(package)
    return Path(found.origin).parent / "files" / file


def _cut(source: Path, to: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    draft = to.with_suffix(".draft")
    with subset.load_font(str(source), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=subset.parse_unicodes(f"{LETTERS},{SIGNS}".replace("U+", "")))
        cutter.subset(font)
        subset.save_font(font, str(draft), options)
    draft.replace(to)


if __name__ == "__main__":
    home = os.environ.get("GABINET_HOME", "")
    cut = ready((Path(home) if home else Path(__file__).resolve().parents[4]) / "var" / "fonts")
    sys.stderr.write(f"{cut} fonts cut\n")
