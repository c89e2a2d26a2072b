# SPDX-License-Identifier: EUPL-1.2
"""HTML of strangers: sanitised once when a message is read and again whenever it is shown (trust M8, R1-R3).

What is kept of a letter names its pictures `cid:<content id>` and `remote:<place>`, never an address; the page says
what each of them is shown as, and by default that is nothing, so a browser never goes out.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import nh3

LONGEST: Final = 200_000
DEEPEST: Final = 100
MOST_REMOTE: Final = 100
REL: Final = "noopener noreferrer nofollow"

_TAG_NAMES = """
a abbr b blockquote br caption center cite code col colgroup dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp
small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr
"""
_TAGS: Final = frozenset(_TAG_NAMES.split())
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start", "type"},
    "blockquote": {"cite"},
    "*": {"dir", "lang"},
}
_SCHEMES: Final = {"http", "https", "mailto", "tel", "cid", "remote"}
_LINKS: Final = ("http:", "https:", "mailto:", "tel:")
# Elements that end by themselves or with their table: they do not nest however often they stand unclosed.
_FLAT_NAMES = "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option html head body"
_FLAT: Final = frozenset(_FLAT_NAMES.split())
_OPENED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_DROPPED: Final = (
    (re.compile("<!--"), re.compile("-->")),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\b[^<>]*>", re.IGNORECASE)),
)
_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_SILENT = re.compile(r"<img(?=[\s/>])(?![^>]*\balt=)")  # a picture without words is a decoration to whoever hears the page
_ANY_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Foreign:
    """A letter's HTML as it may be kept, and the addresses of its remote pictures in the order of their places."""

    html: str
    remote: tuple[str, ...]


def kept(source: str) -> Foreign | None:
    """The sanitised letter; None where it is longer than 200 kB or nested deeper than 100: its text is shown instead."""
    lean = _lean(source)
    if len(lean) > LONGEST or _depth(lean) > DEEPEST:
        return None
    remote: list[str] = []
    clean = _clean(lean, _numbered(remote))
    told = _with_hosts(clean)
    return Foreign(_clean(told, _same) if len(told) <= 2 * LONGEST else clean, tuple(remote))


def shown(letter: str, pictures: Mapping[str, str]) -> str:
    """What a page may draw: `pictures` maps `cid:...` and `remote:...` to addresses of our own; all others stay empty."""
    if len(letter) > 2 * LONGEST:
        return ""
    return _clean(_SILENT.sub('<img alt=""', letter), lambda source: pictures.get(source))


def _lean(source: str) -> str:
    """Without comments and style sheets, which often are most of a letter. Only the end of `kept` makes it safe."""
    for opening, closing in _DROPPED:
        source = _without(source, opening, closing)
    return source


def _without(source: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> str:
    pieces: list[str] = []
    at = 0
    while found := opening.search(source, at):
        end = closing.search(source, found.end())
        if end is None:
            break
        pieces.append(source[at : found.start()])
        at = end.end()
    return "".join((*pieces, source[at:]))


def _depth(source: str) -> int:
    """How deep the elements may lie in each other; never less than the truth, so that the cap holds."""
    opened: dict[str, int] = {}
    depth = deepest = 0
    for found in _OPENED.finditer(source):
        name = found[2].lower()
        if name in _FLAT:
            continue
        if not found[1]:
            opened[name] = opened.get(name, 0) + 1
            depth += 1
            deepest = max(deepest, depth)
        elif opened.get(name):
            opened[name] -= 1
            depth -= 1
    return deepest


def _clean(source: str, picture: Callable[[str], str | None]) -> str:
    def allowed(tag: str, attribute: str, value: str) -> str | None:
        if tag == "img" and attribute == "src":
            return picture(value)
        if attribute in {"width", "height", "colspan", "rowspan", "start"}:
            return value if re.fullmatch(r"\d{1,4}", value) else None
        if attribute in {"href", "cite"}:
            return value if value.strip().lower().startswith(_LINKS) else None
        return value

    return nh3.clean(source, tags=set(_TAGS), attributes=_ATTRIBUTES, attribute_filter=allowed, url_schemes=_SCHEMES, link_rel=REL)


def _numbered(remote: list[str]) -> Callable[[str], str | None]:
    """Pictures of the letter itself keep their name; those of the web become a number in the list."""

    def picture(source: str) -> str | None:
        address = f"https:{source}" if source.startswith("//") else source.strip()
        if address.lower().startswith("cid:"):
            return "cid:" + address[4:]
        if not address.lower().startswith(("http://", "https://")) or len(address) > 2000:
            return None
        if address not in remote:
            if len(remote) == MOST_REMOTE:
                return None
            remote.append(address)
        return f"remote:{remote.index(address)}"

    return picture


def _same(source: str) -> str | None:
    return source if source.startswith(("cid:", "remote:")) else None


def _with_hosts(clean: str) -> str:
    """Behind each link whose words do not say so: where it leads."""

    def told(link: re.Match[str]) -> str:
        where = _where(html.unescape(link[1]))
        words = html.unescape(_ANY_TAG.sub("", link[3])).strip().lower()
        if not where or words.removeprefix("https://").removeprefix("http://").removeprefix("www.").partition("/")[0] == where.removeprefix("www."):
            return link[0]
        return f"{link[0]} <small>({html.escape(where)})</small>"

    return _LINK.sub(told, clean)


def _where(address: str) -> str:
    """The host of a link, or the address it writes or rings to."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return "?"
    if parts.scheme in {"mailto", "tel"}:
        return parts.path
    return (host or "?").lower()
