# SPDX-License-Identifier: EUPL-1.2
"""Pictures of strangers are drawn anew; nothing of theirs is left but what is seen."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from gabinet.adapters import child
from gabinet.adapters.outside import Caps, Guard
from gabinet.adapters.pictures import SIDE, GuardedPictures
from gabinet.post.ports import NoPicture, Picture
from tests.adapters.test_outside import Server, here, server
from tests.hostile import builders as make

__all__ = ["server"]


def redraw(tmp_path: Path, raw: bytes) -> Picture:
    (tmp_path / "picture").write_bytes(raw)
    return GuardedPictures(lambda _: tmp_path / "picture").redraw("picture")


def drawn(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.raw))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "media"),
    [
        ("RGB", "PNG", "image/jpeg"),
        ("RGBA", "PNG", "image/png"),
        ("P", "GIF", "image/jpeg"),
        ("L", "JPEG", "image/jpeg"),
        ("CMYK", "JPEG", "image/jpeg"),
        ("RGB", "WEBP", "image/jpeg"),
    ],
)
def test_each_kind_is_drawn(tmp_path: Path, mode: str, kind: str, media: str) -> None:
    found = redraw(tmp_path, saved(Image.new(mode, (200, 100)), kind))
    assert found.media == media
    assert drawn(found).size == (200, 100)


def test_one_bit_and_see_through_pictures(tmp_path: Path) -> None:
    assert drawn(redraw(tmp_path, make.png(30, 20, 1))).getpixel((5, 5)) == (255, 255, 255)
    palette = Image.new("P", (10, 10))
    found = redraw(tmp_path, saved(palette, "GIF", transparency=0))
    assert found.media == "image/png" and drawn(found).getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_large_pictures_become_smaller(tmp_path: Path) -> None:
    found = redraw(tmp_path, saved(Image.new("RGB", (4000, 1000), "red"), "JPEG"))
    assert drawn(found).size == (SIDE, SIDE // 4)


# trust: A4
def test_places_comments_and_profiles_stay_behind(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = "APARAT-KTORY-ROBIL"
    exif[0x0112] = 6
    source = saved(Image.new("RGB", (40, 20)), "JPEG", exif=exif, comment=b"TAJNY-KOMENTARZ", icc_profile=b"PROFIL" * 50)
    assert b"APARAT-KTORY-ROBIL" in source and b"TAJNY-KOMENTARZ" in source
    found = redraw(tmp_path, source + b"<script>alert(1)</script>")
    assert drawn(found).size == (20, 40)
    assert not any(each in found.raw for each in (b"APARAT", b"TAJNY", b"PROFIL", b"script", b"Exif"))


# trust: A4
def test_bombs_are_not_drawn_and_take_no_memory(tmp_path: Path) -> None:
    child.nursery().peak = 0
    assert redraw(tmp_path, make.png(7000, 7000))
    for side in (7100, 13000, 30000):
        with pytest.raises(NoPicture):
            redraw(tmp_path, make.png(side, side))
    assert redraw(tmp_path, make.png(10, 10))
    assert child.nursery().peak < 450 * child.MEBI


# trust: A4
def test_largest_picture_that_is_drawn_fits_into_the_child(tmp_path: Path) -> None:
    found = redraw(tmp_path, saved(Image.new("RGBA", (7000, 7000), (10, 20, 30, 40)), "PNG", compress_level=1))
    assert drawn(found).size == (SIDE, SIDE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
        b"%PDF-1.4",
        make.png(50, 50)[:45],
        b"MZ" + bytes(500),
        random.Random(1).randbytes(5000),
    ],
)
def test_what_is_no_picture_is_said(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(NoPicture):
        redraw(tmp_path, raw)


def test_other_formats_are_not_opened(tmp_path: Path) -> None:
    assert redraw(tmp_path, saved(Image.new("RGB", (10, 10)), "PNG"))
    for kind in ("TIFF", "BMP", "ICO", "PPM"):
        with pytest.raises(NoPicture):
            redraw(tmp_path, saved(Image.new("RGB", (10, 10)), kind))


# trust: M8, O1
def test_remote_picture_is_fetched_once_and_drawn(tmp_path: Path, server: Server) -> None:
    import ipaddress

    server.has("/logo.png", saved(Image.new("RGB", (20, 10), "blue"), "PNG"))
    server.has("/page", b"<html>")
    guard = Guard(is_public=here, ports={"http": server.port}, resolve=lambda host, port: [ipaddress.ip_address("127.0.0.1")])
    pictures = GuardedPictures(lambda sha256: tmp_path / sha256, guard=guard, caps=Caps(seconds=5))
    found = pictures.fetch(f"http://logo.example:{server.port}/logo.png")
    assert drawn(found).size == (20, 10) and len(server.asked) == 1
    for url in (f"http://logo.example:{server.port}/page", "http://169.254.169.254/x.png", "file:///etc/passwd"):
        with pytest.raises(NoPicture):
            pictures.fetch(url)
    with pytest.raises(NoPicture):
        GuardedPictures(lambda sha256: tmp_path / sha256).fetch(f"http://127.0.0.1:{server.port}/logo.png")
