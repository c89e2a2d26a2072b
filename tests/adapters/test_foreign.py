# SPDX-License-Identifier: EUPL-1.2
"""HTML of strangers: what is kept, what is shown, how long it takes."""

import re
import time

import pytest

from gabinet.post import foreign

VECTORS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<a href='java&#115;cript:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:x'>x</a><a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=//evil.example><input name=q><button formaction=javascript:alert(1)>x</form>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>",
    "<base href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'><link rel=stylesheet href=//evil.example>",
    "<div style='background:url(//evil.example)' class=x id=y name=z data-x=1 srcset=x background=//evil.example>x</div>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<input autofocus onfocus=alert(1)><video><source onerror=alert(1)></video><details open ontoggle=alert(1)>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
    "<img src='https://evil.example/p.gif' srcset='https://evil.example/q.gif 2x'><img src='data:image/svg+xml,<svg onload=alert(1)>'>",
)
BAD_TAG = re.compile(r"<(script|svg|math|form|input|iframe|object|embed|base|meta|link|style|video|button|noscript|xmp)\b", re.IGNORECASE)
BAD_ATTRIBUTE = re.compile(r"<[^>]*\s(on\w+|style|class|id|name|srcset|background|data-\w+|srcdoc|formaction)\s*=", re.IGNORECASE)
BAD_ADDRESS = re.compile(r"""(href|src|cite)\s*=\s*"\s*(?!https?:|mailto:|tel:|cid:|remote:|/)""", re.IGNORECASE)


# trust: M8, R2
@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_runs_and_nothing_is_fetched(vector: str) -> None:
    letter = foreign.kept(f"<p>Dzień dobry</p>{vector}")
    assert letter is not None
    for page in (letter.html, foreign.shown(letter.html, {}), foreign.shown(f"<p>Dzień dobry</p>{vector}", {})):
        assert "Dzień dobry" in page
        assert not BAD_TAG.search(page) and not BAD_ATTRIBUTE.search(page) and not BAD_ADDRESS.search(page)
        assert 'src="http' not in page and 'src="//' not in page


# trust: M8
def test_pictures_are_names_until_a_page_says_what_they_are() -> None:
    letter = foreign.kept(
        '<img src="https://t.example/a.gif" alt="a"><img src="//t.example/b.gif"><img src="CID:x@y"><img src="remote:7"><img src="/etc/x">'
    )
    assert letter is not None
    assert letter.remote == ("https://t.example/a.gif", "https://t.example/b.gif")
    assert letter.html == '<img src="remote:0" alt="a"><img src="remote:1"><img src="cid:x@y"><img><img>'
    assert foreign.shown(letter.html, {}) == '<img alt="a">' + '<img alt="">' * 4
    assert (
        foreign.shown(letter.html, {"remote:0": "/files/1/", "cid:x@y": "/files/2/"})
        == '<img src="/files/1/" alt="a"><img alt=""><img alt="" src="/files/2/"><img alt=""><img alt="">'
    )


# trust: M8
def test_links_say_where_they_lead() -> None:
    letter = foreign.kept(
        '<a href="https://evil.example/x">bank.example</a> <a href="https://www.kurier.example/">kurier.example/artykuł</a> '
        '<a href="mailto:a@b.example">pisz</a>'
    )
    assert letter is not None
    assert letter.html.count(foreign.REL) == 3
    assert "bank.example</a> <small>(evil.example)</small>" in letter.html
    assert "artykuł</a> <a" in letter.html
    assert "pisz</a> <small>(a@b.example)</small>" in letter.html


# trust: R3
def test_what_is_kept_stays_as_it_is_when_shown_again() -> None:
    letter = foreign.kept('<p dir="rtl">a <a href="https://x.example">y</a></p><table><tr><td colspan="2">1</td></tr></table>')
    assert letter is not None
    assert foreign.shown(letter.html, {}) == letter.html == foreign.shown(foreign.shown(letter.html, {}), {})


# trust: R1
def test_long_and_deep_letters_are_text_only() -> None:
    assert foreign.kept("<div>" * 90 + "x") is not None
    assert foreign.kept("<div>" * 110 + "x") is None
    assert foreign.kept("<p>zdanie " * 15_000) is not None
    assert foreign.kept("<p>zdanie " * 25_000) is None
    assert foreign.kept("<style>" + "p{}" * 100_000 + "</style><p>x") is not None


# trust: R1
@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<b><p>",
        "<!--",
        "<style",
        "<style></style>",
        "<b><p></b>",
        "<a><p></a>",
        "<td>",
        "<tr><td><b></tr>",
        "<i><p></i>",
        "<font size=1><p>",
        "&",
        "<a href=x>",
    ],
)
def test_sanitising_takes_no_time(piece: str) -> None:
    began = time.process_time()
    foreign.kept(piece * (190_000 // len(piece)))
    foreign.kept(piece * (2_000_000 // len(piece)))
    assert time.process_time() - began < 1.5
