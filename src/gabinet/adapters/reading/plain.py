# SPDX-License-Identifier: EUPL-1.2
"""The text of an HTML letter. One pass over the string, no tree: it bears any size and any nesting."""

import html
import re
from typing import Final

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,40})")
_HREF = re.compile(r"""\bhref\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_TOO_MANY_LINES = re.compile(r"\n{3,}")
_SILENT: Final = frozenset({"script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "iframe", "textarea", "select"})
_LINES: Final = frozenset(
    {"div", "tr", "table", "ul", "ol", "dl", "dt", "dd", "li", "section", "article", "header", "footer", "address", "form", "center"}
)
_PARAGRAPHS: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "hr"})
_DEEPEST_QUOTE: Final = 20
_MOST_LINK: Final = 300


def text_of(source: str) -> str:
    """Paragraphs, list items and quotations (`> `) as in a plain letter; links with their address behind them."""
    return _Converter(source).run()


class _Converter:
    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[str] = []
        self.line: list[str] = []
        self.quote = 0
        self.pre = 0
        self.links: list[tuple[str, int]] = []
        self.never_closed: set[str] = set()

    def run(self) -> str:
        at = 0
        while (opened := self.source.find("<", at)) >= 0:
            self._say(self.source[at:opened])
            at = self._markup(opened)
        self._say(self.source[at:])
        self._break()
        return _TOO_MANY_LINES.sub("\n\n", "\n".join(self.lines)).strip("\n")

    def _markup(self, at: int) -> int:
        """Where the text goes on after the markup that begins here."""
        if self.source.startswith("<!--", at):
            return self._behind("-->", at + 4)
        end = self.source.find(">", at)
        found = _TAG.match(self.source, at)
        if end < 0:
            # No tag is complete from here on: all that is left is text.
            self._say(self.source[at:])
            return len(self.source)
        if found is None:
            if self.source.startswith(("<!", "<?", "</"), at):
                return end + 1
            self._say("<")
            return at + 1
        closing, name = bool(found[1]), found[2].lower()
        if name in _SILENT and not closing:
            return self._silent(name, end + 1)
        self._tag(name, self.source[found.end() : end], closing=closing)
        return end + 1

    def _behind(self, mark: str, at: int) -> int:
        found = self.source.find(mark, at)
        return len(self.source) if found < 0 else found + len(mark)

    def _silent(self, name: str, at: int) -> int:
        """Behind the end of an element whose text is not read; one that is never closed is taken as empty."""
        found = None if name in self.never_closed else re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE).search(self.source, at)
        if found is None:
            self.never_closed.add(name)
        return found.end() if found else at

    def _tag(self, name: str, attributes: str, *, closing: bool) -> None:
        if name in _PARAGRAPHS:
            self._paragraph(name, closing=closing)
        elif name in _LINES or name == "br":
            if name == "br" or self.line:
                self._break()
            if name == "li" and not closing:
                self.line.append("- ")
        elif name in {"td", "th"}:
            self._say(" ")
        elif name == "a":
            self._link(attributes, closing=closing)
        elif name == "img":
            self._say(" " + _value(_ALT, attributes) + " ")

    def _paragraph(self, name: str, *, closing: bool) -> None:
        if self.line:
            self._break()
        step = -1 if closing else 1
        if name == "blockquote" and closing:
            self.quote = max(0, self.quote - 1)
        if self.lines and self.lines[-1].strip("> "):
            self._break()
        if name == "blockquote" and not closing:
            self.quote += 1
        elif name == "pre":
            self.pre = max(0, self.pre + step)

    def _link(self, attributes: str, *, closing: bool) -> None:
        if not closing:
            self.links.append((_value(_HREF, attributes), len(self.line)))
            return
        if not self.links:
            return
        address, since = self.links.pop()
        shown = "".join(self.line[since:]).strip()
        plain = address.removeprefix("mailto:")
        if plain.startswith(("http:", "https:")) and plain.rstrip("/") != shown.rstrip("/") and len(plain) <= _MOST_LINK:
            self._say(f" <{plain}>" if shown else f"<{plain}>")

    def _say(self, piece: str) -> None:
        if not piece:
            return
        said = html.unescape(piece) if "&" in piece else piece
        if self.pre:
            first, *others = said.split("\n")
            self.line.append(first)
            for each in others:
                self._break()
                self.line.append(each)
            return
        said = _BLANKS.sub(" ", said)
        if said.startswith(" ") and (not self.line or self.line[-1].endswith(" ")):
            said = said[1:]
        if said:
            self.line.append(said)

    def _break(self) -> None:
        said = "".join(self.line).replace("\xa0", " ")
        mark = "> " * min(self.quote, _DEEPEST_QUOTE)
        self.lines.append((mark + said).rstrip() if not self.pre else mark + said)
        self.line = []
        self.links = [(address, 0) for address, _ in self.links]


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return html.unescape(found[1].strip("\"'")).strip() if found else ""
