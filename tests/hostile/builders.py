# SPDX-License-Identifier: EUPL-1.2
"""The clay that hostile mails are made of: headers, parts, and files that are not what they seem. Seeded, no binaries."""

import base64
import io
import random
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

PEOPLE = (
    ("Tymon Grela", "t.grela@kurier.example"),
    ("Olga Szczęsna", "o.szczesna@dziennik.example"),
    ("Iga Sowa", "i.sowa@radiowirna.example"),
    ("Kaja Lipień", "k.lipien@wirnanazywo.example"),
    ("Dawid Mroczek", "d.mroczek@tvwrzosowiec.example"),
    ("Nadia Ptak", "n.ptak@gloszarzecza.example"),
    ("Jan Wolak", "j.wolak@naszawirna.example"),
    ("Marian Zdrojek", "m.zdrojek@poczta.example"),
)
SUBJECTS = ("Wiadukt na ulicy Kolejowej", "Pytanie o kary umowne", "Hałas przy ulicy Polnej", "Nabór do przedszkoli", "Otwarcie sali w SP nr 7")
SENTENCES = (
    "Proszę o informację, kiedy wiadukt zostanie otwarty.",
    "Jaka jest dziś wysokość kar umownych?",
    "Czy miasto planuje pomiar hałasu w nocy?",
    "Ilu mieszkańców skorzysta z nowej sali?",
    "Będę wdzięczny za odpowiedź do piątku.",
)


@dataclass
class Letter:
    """The usual head of a letter; a family changes what it is about. `mark` makes its bytes unique."""

    rng: random.Random
    mark: str = ""
    subject: str = ""
    head: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.mark = f"{self.rng.getrandbits(64):016x}"
        self.name, self.address = self.rng.choice(PEOPLE)
        self.subject = f"{self.rng.choice(SUBJECTS)} [{self.mark[:6]}]"
        self.body = "\r\n".join(self.rng.sample(SENTENCES, 3)) + f"\r\nSygnatura {self.mark}\r\n"
        self.fields: dict[str, bytes | None] = {
            "From": f"{word(self.name)} <{self.address}>".encode(),
            "To": b"bp@wrzosowiec.example",
            "Subject": word(self.subject).encode(),
            "Date": b"Mon, 26 Oct 2026 09:41:00 +0100",
            "Message-ID": f"<{self.mark}@kurier.example>".encode(),
            "MIME-Version": b"1.0",
            "Content-Type": b"text/plain; charset=utf-8",
            "Content-Transfer-Encoding": b"8bit",
        }

    def raw(self, body: bytes | None = None, **fields: bytes | None) -> bytes:
        """The message; a field given as None is left out. Underscores in names stand for hyphens."""
        told = {**self.fields, **{name.replace("_", "-"): value for name, value in fields.items()}}
        lines = [f"{name}: ".encode() + value for name, value in told.items() if value is not None]
        return b"\r\n".join([*self.head, *lines, b"", b""]) + (self.body.encode() if body is None else body)

    def multipart(self, *parts: bytes, kind: str = "mixed", close: bool = True, **fields: bytes | None) -> bytes:
        """The message with these parts."""
        edge = f"edge-{self.mark}"
        body = b"".join(b"--" + edge.encode() + b"\r\n" + each + b"\r\n" for each in parts)
        body += b"--" + edge.encode() + b"--\r\n" if close else b""
        mime = f'multipart/{kind}; boundary="{edge}"'.encode()
        return self.raw(body, **{"Content_Type": mime, "Content_Transfer_Encoding": None, **fields})


def word(text: str) -> str:
    """As an encoded word where it must be one."""
    return text if text.isascii() else f"=?utf-8?b?{base64.b64encode(text.encode()).decode()}?="


def text_part(text: str) -> bytes:
    """A plain part."""
    return b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text.encode()


def html_part(page: str) -> bytes:
    """An HTML part."""
    return b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + page.encode()


def file_part(data: bytes, name: bytes, kind: str = "application/octet-stream", extra: bytes = b"") -> bytes:
    """An attachment; `name` as it stands between the quotation marks."""
    head = f"Content-Type: {kind}\r\n".encode() + b'Content-Disposition: attachment; filename="' + name + b'"\r\n'
    return head + extra + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data).replace(b"\n", b"\r\n")


def pdf(rng: random.Random) -> bytes:
    """A small file that is a PDF by its mark."""
    return b"%PDF-1.4\n%" + rng.randbytes(64) + b"\n%%EOF\n"


def png(width: int, height: int, shade: int = 0) -> bytes:
    """A picture of one shade, one bit a point: 13000 x 13000 of it are 20 kB."""
    row = b"\0" + bytes([255 if shade else 0]) * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _entry(name: str) -> zipfile.ZipInfo:
    """A fixed date, so that a seed always makes the same bytes."""
    entry = zipfile.ZipInfo(name, (2026, 10, 26, 9, 41, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def docx_bomb(rng: random.Random) -> bytes:
    """An office file with an entity that unfolds to a gigabyte, and a part that unpacks to 60 MB."""
    entities = '<!ENTITY a0 "wwwwwwwwww">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    document = f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document xmlns:w="urn:w"><w:t>&a8;</w:t></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("[Content_Types].xml"), f"<Types><!-- {rng.getrandbits(64)} --></Types>")
        archive.writestr(_entry("word/document.xml"), document)
        archive.writestr(_entry("word/media/image1.bmp"), bytes(60_000_000))
    return packed.getvalue()


def docm(rng: random.Random) -> bytes:
    """An office file with a program in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(_entry("[Content_Types].xml"), "<Types/>")
        archive.writestr(_entry("word/document.xml"), "<w:document xmlns:w='urn:w'/>")
        archive.writestr(_entry("word/vbaProject.bin"), rng.randbytes(200))
    return packed.getvalue()


def tnef(files: dict[str, bytes]) -> bytes:
    """Outlook's winmail.dat with these files."""

    def record(level: int, name: int, kind: int, data: bytes) -> bytes:
        return struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)

    found = struct.pack("<IH", 0x223E9F78, 1) + record(1, 0x9006, 8, struct.pack("<I", 0x10000))
    found += record(1, 0x9007, 6, struct.pack("<II", 1250, 0))
    for name, data in files.items():
        found += record(2, 0x9002, 6, bytes(14)) + record(2, 0x8010, 1, name.encode("cp1250") + b"\0") + record(2, 0x800F, 6, data)
    return found


def invitation(organiser: str, mark: str) -> bytes:
    """A calendar request in somebody's name."""
    lines = (
        "BEGIN:VCALENDAR",
        "METHOD:REQUEST",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"UID:{mark}",
        f"ORGANIZER:mailto:{organiser}",
        "DTSTART:20261027T140000Z",
        "DTEND:20261027T150000Z",
        "SUMMARY:Spotkanie",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\r\n".join(lines).encode()
