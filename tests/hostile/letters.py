# SPDX-License-Identifier: EUPL-1.2
"""Forty replies as four programs write them in two languages: what is new in them, what is quoted, what is a signature.

The forms were taken from what Outlook, Gmail, Thunderbird and Apple Mail put into the plain part of a reply.
"""

from dataclasses import dataclass

from tests.hostile.builders import word


@dataclass(frozen=True)
class Reply:
    """`text` is the plain part; each line of `new` must stay, no line of `folded` may."""

    program: str
    lang: str
    variant: str
    text: str
    new: tuple[str, ...]
    folded: tuple[str, ...]
    subject: str = "Re: Wiadukt na ulicy Kolejowej"

    @property
    def name(self) -> str:
        """For the report."""
        return f"{self.program}-{self.lang}-{self.variant}"

    def raw(self) -> bytes:
        """The mail."""
        fields = (
            "From: Tymon Grela <t.grela@kurier.example>",
            "To: bp@wrzosowiec.example",
            f"Subject: {word(self.subject)}",
            f"Message-ID: <{self.name}@kurier.example>",
            "In-Reply-To: <1@wrzosowiec.example>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit",
        )
        return "\r\n".join((*fields, "", self.text.replace("\n", "\r\n"))).encode()


# What the office wrote and what the journalist writes now.
OLD = {
    "pl": ("Dzień dobry,", "wiadukt otworzymy jesienią.", "Kary naliczył wydział.", "Marta Olszan"),
    "en": ("Good morning,", "the viaduct opens in autumn.", "The department charged the penalties.", "Marta Olszan (press)"),
}
ASKED = {
    "pl": ("Dziękuję, ale którego dnia?", "Proszę też o kwotę kar."),
    "en": ("Thank you, but on which day?", "Please tell me the amount as well."),
}
CLOSER = {"pl": "Z poważaniem", "en": "Kind regards"}

INTRO = {
    ("gmail", "pl"): "pon., 26 paź 2026 o 9:41 Biuro Prasowe <bp@wrzosowiec.example> napisał(a):",
    ("gmail", "en"): "On Mon, Oct 26, 2026 at 9:41 AM Press Office <bp@wrzosowiec.example> wrote:",
    ("thunderbird", "pl"): "W dniu 26.10.2026 o 09:41, Biuro Prasowe pisze:",
    ("thunderbird", "en"): "On 26/10/2026 09:41, Press Office wrote:",
    ("apple", "pl"): "Wiadomość napisana przez Biuro Prasowe <bp@wrzosowiec.example> w dniu 26 paź 2026, o godz. 09:41:",
    ("apple", "en"): "On 26 Oct 2026, at 09:41, Press Office <bp@wrzosowiec.example> wrote:",
}
FOLDED_INTRO = {
    ("gmail", "pl"): "pon., 26 paź 2026 o 9:41 Biuro Prasowe Urzędu Miasta\n<bp@wrzosowiec.example> napisał(a):",
    ("gmail", "en"): "On Mon, Oct 26, 2026 at 9:41 AM Press Office of the City\n<bp@wrzosowiec.example> wrote:",
    ("thunderbird", "pl"): "W dniu 2026-10-26 o 09:41, Biuro Prasowe Urzędu Miasta Wrzosowca-Zdroju\npisze:",
    ("thunderbird", "en"): "On 10/26/26 09:41, Press Office of the City of Wrzosowiec-Zdrój\nwrote:",
    ("apple", "pl"): "Wiadomość napisana przez Biuro Prasowe <bp@wrzosowiec.example> w dniu\n26 paź 2026, o godz. 09:41:",
    ("apple", "en"): "On 26 Oct 2026, at 09:41, Press Office of the City\n<bp@wrzosowiec.example> wrote:",
}
PASSED_ON = {
    ("gmail", "pl"): "---------- Forwarded message ---------",
    ("gmail", "en"): "---------- Forwarded message ---------",
    ("thunderbird", "pl"): "-------- Przekazana wiadomość --------",
    ("thunderbird", "en"): "-------- Forwarded Message --------",
    ("apple", "pl"): "Początek przekazywanej wiadomości:",
    ("apple", "en"): "Begin forwarded message:",
}
HEAD = {
    "pl": (
        "Od: Biuro Prasowe <bp@wrzosowiec.example>",
        "Wysłano: poniedziałek, 26 października 2026 09:41",
        "Do: Tymon Grela <t.grela@kurier.example>",
        "Temat: Wiadukt na ulicy Kolejowej",
    ),
    "en": (
        "From: Press Office <bp@wrzosowiec.example>",
        "Sent: Monday, October 26, 2026 9:41 AM",
        "To: Tymon Grela <t.grela@kurier.example>",
        "Subject: Viaduct",
    ),
}
DIVIDER = {"pl": "-----Oryginalna wiadomość-----", "en": "-----Original Message-----"}
CARD = ("Tymon Grela", "Kurier Nadwirneński", "tel. 99 000 02 11", "www.kurier.example")


def quoted(lines: tuple[str, ...], mark: str = "> ") -> str:
    """As a program quotes."""
    return "\n".join((mark + each).rstrip() for each in lines)


def spaced(lines: tuple[str, ...]) -> tuple[str, ...]:
    """With blank lines between them."""
    return tuple(each for line in lines for each in (line, ""))[:-1]


def _quoting(program: str, lang: str) -> list[Reply]:
    """Programs that quote with `>`."""
    intro, old, asked = INTRO[program, lang], OLD[lang], ASKED[lang]
    answers = "\n".join((intro, "", quoted(old[:2]), "", asked[0], "", quoted(old[2:]), "", asked[1], ""))
    signed = "\n".join((*asked, "", CLOSER[lang], *CARD, "", FOLDED_INTRO[program, lang], "", quoted(spaced(old)), ""))
    dashes = "\n".join((quoted((intro, "", *old)), "", *asked, "", "-- ", *CARD, ""))
    passed = "\n".join((asked[0], "", PASSED_ON[program, lang], *HEAD[lang], "", *old, ""))
    texts = (
        ("top", "\n".join((*asked, "", intro, "", quoted(old), "")), asked, (intro, *old)),
        ("between", answers, asked, (intro, *old)),
        ("card", signed, asked, (*old, CLOSER[lang], *CARD)),
        ("bottom", dashes, asked, (intro, *old, *CARD)),
        ("passed-on", passed, (asked[0], *old), ()),
    )
    return [Reply(program, lang, variant, text, new, folded) for variant, text, new, folded in texts]


def _outlook(lang: str) -> list[Reply]:
    """Outlook quotes nothing: the letter before stands under a head."""
    old, asked, head = OLD[lang], ASKED[lang], HEAD[lang]
    bold = tuple("*" + each.replace(":", ":*", 1) for each in head)
    texts = (
        ("divider", "\n".join((*asked, "", DIVIDER[lang], *head, "", *old, "")), asked, (*head, *old)),
        ("rule", "\n".join((*asked, "", "_" * 32, *head, "", *old, "")), asked, (*head, *old, "_" * 32)),
        ("bold", "\n".join((*asked, "", *bold, "", *old, "")), asked, (*bold, *old)),
        ("card", "\n".join((*asked, "", CLOSER[lang], *CARD, "", *head, "", *old, "", *head, "", "???", "")), asked, (*CARD, *head, *old, "???")),
        ("passed-on", "\n".join((asked[0], "", *head, "", *old, "")), (asked[0], *head, *old), ()),
    )
    prefix = "PD: " if lang == "pl" else "FW: "
    return [
        Reply("outlook", lang, variant, text, new, folded, prefix + "Wiadukt" if variant == "passed-on" else "Re: Wiadukt")
        for variant, text, new, folded in texts
    ]


REPLIES = tuple(
    each for lang in ("pl", "en") for each in (*_quoting("gmail", lang), *_quoting("thunderbird", lang), *_quoting("apple", lang), *_outlook(lang))
)
