# SPDX-License-Identifier: EUPL-1.2
"""Draw a picture anew, so that nothing of the stranger's file is left but what is seen (trust A4); reader "picture"."""

import warnings
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageOps, UnidentifiedImageError

from gabinet.adapters.reading.refusal import Refused

MOST_POINTS: Final = 50_000_000
FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP")
_SEE_THROUGH: Final = frozenset({"RGBA", "LA", "PA", "La", "RGBa"})


def read(told: dict[str, Any]) -> dict[str, object]:
    """Writes the picture to `into`, its longer side at most `side`; a moving one stands still. Raises Refused(too-large, no-picture)."""
    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = MOST_POINTS
    side = int(told["side"])
    try:
        with Image.open(told["path"], formats=FORMATS) as source:
            if source.width * source.height > MOST_POINTS:
                raise Refused("too-large")
            drawn = _drawn(source, side)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("too-large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Warning) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Refused("no-picture") from error
    media = _saved(drawn, Path(told["into"]))
    return {"media": media, "width": drawn.width, "height": drawn.height}


def _drawn(source: Image.Image, side: int) -> Image.Image:
    source.draft("RGB", (side, side))
    see_through = source.mode in _SEE_THROUGH or "transparency" in source.info
    whole = source.convert("RGBA" if see_through else "RGB") if source.mode in ("1", "P", "I;16", "I", "F", "CMYK", "YCbCr") else source
    whole.thumbnail((side, side), Image.Resampling.BICUBIC, reducing_gap=2.0)
    turned = ImageOps.exif_transpose(whole).convert("RGBA" if see_through else "RGB")
    # A sheet of our own: profiles, comments, places and thumbnails of the source stay with the source.
    sheet = Image.new(turned.mode, turned.size)
    sheet.paste(turned)
    return sheet


def _saved(drawn: Image.Image, place: Path) -> str:
    if drawn.mode == "RGBA":
        drawn.save(place, "PNG", optimize=True)
        return "image/png"
    drawn.save(place, "JPEG", quality=85)
    return "image/jpeg"
