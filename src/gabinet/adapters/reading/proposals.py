# SPDX-License-Identifier: EUPL-1.2
"""Which kind of matter a letter's own words propose; a person decides. Rather no proposal than a wrong one."""

import re
from typing import Final

_FLAGS: Final = re.IGNORECASE
_LOOKED_AT: Final = 4000

# In order: the first that the subject names wins, then the first that the text asks for in the words of its own law.
_SUBJECT: Final = (
    ("gdpr", re.compile(r"\brodo\b|\bgdpr\b|dan(e|ych) osobow(e|ych)|usunięci\w+ danych|sprzeciw wobec przetwarzania", _FLAGS)),
    ("foi", re.compile(r"informacj\w+ publiczn|\budip\b|public information|freedom of information", _FLAGS)),
    ("interpellation", re.compile(r"\binterpelacj|zapytani\w+ radn|\binterpellation", _FLAGS)),
    ("petition", re.compile(r"\bpetycj|\bpetition", _FLAGS)),
    ("complaint", re.compile(r"\bskarg[aięą]\b|\bskarg\b|\bcomplaint\b", _FLAGS)),
    ("patronage", re.compile(r"\bpatronat|\bpatronage\b|honorary patronage", _FLAGS)),
    (
        "press.inquiry",
        re.compile(
            r"\b(za)?pytani\w+ (prasow|dziennikarsk)|prośba o komentarz|press (inquiry|enquiry|question)|media (inquiry|enquiry)",
            _FLAGS,
        ),
    ),
    ("invitation", re.compile(r"\bzaproszeni|\bzaprosz\w+\b|\binvitation\b|\binvites?\b", _FLAGS)),
    ("motion", re.compile(r"^\s*(re:\s*|odp:\s*)?wnios(ek|ki) (o|w sprawie|dotycząc)|\bwniosek mieszka", _FLAGS)),
)
_TEXT: Final = (
    (
        "foi",
        re.compile(
            r"(wnos\w+|wniosk\w+|wniosek|prosz\w+|zwraca\w+ się|występuj\w+)[^.]{0,120}(udostępnieni\w+|udzieleni\w+|o) "
            r"[^.]{0,40}informacj\w+ publiczn|ustaw\w+ o dostępie do informacji publicznej",
            _FLAGS,
        ),
    ),
    (
        "gdpr",
        re.compile(
            r"(na podstawie|zgodnie z|w trybie) art\. ?(15|16|17|18|20|21)\b[^.]{0,60}(rodo|rozporządzeni)|prawa? do bycia zapomnianym", _FLAGS
        ),
    ),
    ("interpellation", re.compile(r"(składam|zgłaszam|kieruję) (niniejszą )?interpelacj", _FLAGS)),
    ("petition", re.compile(r"(składam\w*|wnosim\w*|kieruję|przedkładam\w*) (niniejszą |do \w+ )?petycj|ustaw\w+ o petycjach", _FLAGS)),
    ("complaint", re.compile(r"(składam|wnoszę|składamy|wnosimy) (niniejszą )?skargę|art\. ?227 (k\.?p\.?a|kodeksu)", _FLAGS)),
    ("patronage", re.compile(r"(objęci\w+|objąć)[^.]{0,80}patronat|o patronat honorowy", _FLAGS)),
    (
        "press.inquiry",
        re.compile(
            r"art\. ?(3a|4) (ust\. ?\d+ )?(ustawy )?(–|-)?\s*(z dnia [^.]{0,40})?prawo? prasow|prawa prasowego"
            r"|(jestem|pisz\w+ jako|przygotowuj\w+)[^.]{0,60}(dziennikark|dziennikarz|redakc|materiał\w* prasow|artykuł)|"
            r"i am a (journalist|reporter)",
            _FLAGS,
        ),
    ),
    ("invitation", re.compile(r"(mam|mamy) (zaszczyt|przyjemność)[^.]{0,60}zaprosić|serdecznie zaprasza(m|my) (pan|na|do)", _FLAGS)),
    ("motion", re.compile(r"art\. ?241 (k\.?p\.?a|kodeksu)|(składam|wnoszę) (niniejszy )?wniosek o", _FLAGS)),
)


def proposal(subject: str, text: str) -> str | None:
    """The code of a kind, None where the words do not say. `text` is the new text, without what is quoted."""
    named = next((code for code, words in _SUBJECT if words.search(subject[:500])), None)
    if named is not None:
        return named
    head = text[:_LOOKED_AT]
    return next((code for code, words in _TEXT if words.search(head)), None)
