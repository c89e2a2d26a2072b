# SPDX-License-Identifier: EUPL-1.2
"""Mail that no person wrote: automatic replies, delivery reports, lists (trust M9; RFC 3834, 3464, 2919)."""

import re
from email.parser import BytesParser
from email.policy import compat32
from typing import Final

from flufl.bounce import all_failures

from gabinet.adapters.reading import addresses, headers
from gabinet.adapters.reading.charsets import decoded
from gabinet.adapters.reading.mime import Entity

REPLY, BOUNCE, LIST, BULK, NOTICE = "reply", "bounce", "list", "bulk", "notice"
MOST_BOUNCE: Final = 1024 * 1024
# The detectors die of eight-bit headers and skip such addresses anyway.
_SEVEN_BIT: Final = bytes(each if each < 0x80 else ord("?") for each in range(256))

_REPLY_FIELDS: Final = ("x-autoreply", "x-autorespond", "x-autoresponse", "x-auto-reply", "x-autoreply-from", "x-mail-autoreply", "x-vacation")
_REPLY_SUBJECT = re.compile(
    r"\s*(automatic reply|auto[- ]?reply|out of (the )?office|odpowiedź automatyczna|automatyczna odpowiedź|autoodpowiedź|poza biurem)\b",
    re.IGNORECASE,
)
_SUPPRESS: Final = frozenset({"all", "oof", "autoreply"})
_POSTMASTERS = re.compile(r"(mailer-daemon|postmaster|mail-daemon|mailerdaemon|mail_delivery|bounce[s]?)\b", re.IGNORECASE)
_BOUNCE_SUBJECT = re.compile(
    r"undeliver|undelivered|delivery (status|failure|has failed|delay)|returned mail|mail delivery (failed|system|error)|failure notice"
    r"|niedostarczaln|niedostarczon|nie można dostarczyć|zwrot wiadomości|błąd dostarczenia|opóźnione dostarczanie",
    re.IGNORECASE,
)


def automatic(message: Entity, subject: str, sent_by: str | None) -> str | None:
    """Which kind of machine wrote it, None for a person. `sent_by`: the envelope's sender, "" for `<>`, None = not known.

    Delivery reports are told by `bounced`, which is asked after this.
    """
    if _is_reply(message, subject):
        return REPLY
    if _is_report(message, sent_by):
        return NOTICE
    if message.one("list-id") is not None or "list" in _precedence(message):
        return LIST
    if _precedence(message) & {"bulk", "junk"}:
        return BULK
    return NOTICE if _is_notice(message) else None


def _is_reply(message: Entity, subject: str) -> bool:
    if _first_word(message.one("auto-submitted")) == "auto-replied" or "auto_reply" in _precedence(message):
        return True
    if any(_first_word(message.one(each)) not in ("", "no", "none") for each in _REPLY_FIELDS):
        return True
    return bool(_REPLY_SUBJECT.match(subject))


def _is_report(message: Entity, sent_by: str | None) -> bool:
    empty = [_words(each) for each in message.all("return-path")]
    return message.kind == "multipart/report" or sent_by == "" or any("".join(each) in ("<>", "") for each in empty)


def _is_notice(message: Entity) -> bool:
    submitted = _first_word(message.one("auto-submitted"))
    if submitted not in ("", "no"):
        return True
    suppressed = {word for value in message.all("x-auto-response-suppress") for word in _words(value)}
    if suppressed & _SUPPRESS:
        return True
    return message.one("x-ms-exchange-generated-message-source") is not None or message.one("x-ms-exchange-inbox-rules-loop") is not None


def _precedence(message: Entity) -> set[str]:
    return {word for value in message.all("precedence") for word in _words(value)}


def _first_word(value: bytes | None) -> str:
    return next(iter(_words(value)), "")


def _words(value: bytes | None) -> list[str]:
    line = decoded(headers.unfolded(value or b"")).lower()
    return [each for each in re.split(r"[\s,;()]+", line) if each]


def may_be_bounce(message: Entity, subject: str, sender: str | None, sent_by: str | None) -> bool:
    """Whether it is worth asking the detectors: they read the whole message once more and err on ordinary mail."""
    if message.kind == "multipart/report":
        return message.params.get("report-type", "").lower() in ("delivery-status", "")
    local = (sender or "").partition("@")[0]
    named = bool(_POSTMASTERS.match(local)) or message.one("x-failed-recipients") is not None
    return named or (_is_report(message, sent_by) and bool(_BOUNCE_SUBJECT.search(subject)))


def bounced(raw: bytes) -> tuple[list[str], list[str]]:
    """(failed, delayed): the addresses that did not get what we sent; both empty where it is no delivery report.

    The detectors raise on odd headers (dependencies 29): then it is none.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(raw[:MOST_BOUNCE].translate(_SEVEN_BIT))
        delayed, failed = all_failures(message)
    except Exception:
        return [], []
    return _bare(failed), _bare(delayed)


def _bare(found: frozenset[bytes]) -> list[str]:
    plain = (addresses.bare(each.decode("ascii", "replace")) for each in found)
    return sorted({each for each in plain if each})
