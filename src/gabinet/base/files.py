# SPDX-License-Identifier: EUPL-1.2
"""Files by hash: bytes are on disk before their row is, addresses are random, the right of the thing is asked each time."""

import hashlib
import os
import tempfile
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import IO, Any, cast

import filetype
from django.core.files.base import File as DjangoFile
from django.core.files.storage import FileSystemStorage, storages
from django.db import models
from django.db.models import Model, QuerySet

from gabinet.base.act import Act, Ref
from gabinet.base.errors import Refused, gettext_noop
from gabinet.base.rights import Powers

HEAD = 8192
PLAIN = "application/octet-stream"


class TooLarge(Refused):
    """More bytes than the limit."""

    message = gettext_noop("The file is too large. The limit is %(megabytes)s MB.")


class DurableStorage(FileSystemStorage):
    """The local folder, with bytes and name on disk (fsync) before a name is given back."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._lasting: set[Path] = set()

    def _save(self, name: str, content: DjangoFile) -> str:  # type: ignore[type-arg]
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as draft:
            for chunk in content.chunks():
                draft.write(chunk)
            draft.flush()
            os.fsync(draft.fileno())
        os.replace(draft.name, place)
        _sync(place.parent)
        self._name_folder(place.parent)
        return name

    def _name_folder(self, folder: Path) -> None:
        """The folder's own name lasts too; whoever made it, this process has seen to it once."""
        if folder not in self._lasting:
            _sync(folder.parent)
            self._lasting.add(folder)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class File(models.Model):
    """Bytes that were kept once, known by their sha256."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    sniffed = models.CharField(max_length=100)
    kept_at = models.DateTimeField()
    scanned_at = models.DateTimeField(null=True)
    found = models.CharField(max_length=200, default="")

    class Meta:
        db_table = "base_file"

    def __str__(self) -> str:
        return self.sha256


class Attached(models.Model):
    """That bytes hang on a thing under a name shown to people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    kind = models.CharField(max_length=60)
    pk_of = models.BigIntegerField()
    file = models.ForeignKey(File, on_delete=models.PROTECT)
    name = models.CharField(max_length=255)

    class Meta:
        db_table = "base_attached"
        indexes = [models.Index(fields=["kind", "pk_of"], name="attached_to")]

    def __str__(self) -> str:
        return self.name


VISIBLE: dict[str, Callable[[Powers], QuerySet[Model]]] = {}


def declare(kind: str, visible_to: Callable[[Powers], QuerySet[Model]]) -> None:
    """In `ready()`: who may reach what hangs on things of this kind."""
    if kind in VISIBLE:
        raise ValueError(kind)
    VISIBLE[kind] = visible_to


def sniffed(head: bytes) -> str:
    """The type that the first bytes tell, never the name."""
    found = filetype.guess_mime(head)
    return str(found) if found else PLAIN


def key_of(sha256: str) -> str:
    """Where bytes lie in the store."""
    return f"{sha256[:2]}/{sha256}"


def keep(chunks: Iterable[bytes], *, limit: int, sniff: Callable[[bytes], str] = sniffed, at: datetime) -> File:
    """Bytes first, row second; the same bytes are one file. Raises TooLarge beyond `limit` bytes, OSError where the disk refuses."""
    return known(laid(chunks, limit=limit, sniff=sniff, at=at))


def known(file: File) -> File:
    """The row of bytes that lie on disk."""
    File.objects.bulk_create([file], ignore_conflicts=True)
    return file


def laid(chunks: Iterable[bytes], *, limit: int, sniff: Callable[[bytes], str] = sniffed, at: datetime) -> File:
    """The bytes on disk, as `keep`; for an action that saves their row (`known`) in its own transaction."""
    seal, size, head = hashlib.sha256(), 0, b""
    with tempfile.TemporaryFile() as draft:
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                raise TooLarge({"megabytes": str(limit // 1_000_000)})
            if len(head) < HEAD:
                head += chunk[: HEAD - len(head)]
            seal.update(chunk)
            draft.write(chunk)
        name = seal.hexdigest()
        store = storages["files"]
        if not store.exists(key_of(name)):
            draft.seek(0)
            store.save(key_of(name), DjangoFile(cast("IO[bytes]", draft)))
    return File(sha256=name, size=size, sniffed=sniff(head)[:100], kept_at=at)


def bytes_of(sha256: str) -> IO[bytes]:
    """The kept bytes, open for reading."""
    return cast("IO[bytes]", storages["files"].open(key_of(sha256)))


def path_of(sha256: str) -> Path:
    """Where the bytes lie on this machine, for a child process that reads them."""
    return Path(storages["files"].path(key_of(sha256)))


def attach(file: File, ref: Ref, name: str, act: Act) -> Attached:
    """Inside an action: hang kept bytes on a thing."""
    return Attached.objects.create(kind=ref.kind, pk_of=ref.pk, file=file, name=name[:255])


def of(ref: Ref) -> QuerySet[Attached]:
    """What hangs on a thing the caller may see."""
    return Attached.objects.filter(kind=ref.kind, pk_of=ref.pk).select_related("file").order_by("name", "id")


def reach(place: uuid.UUID, who: Powers) -> Attached | None:
    """What lies at a random address, if its thing may be seen."""
    found = Attached.objects.filter(pk=place).select_related("file").first()
    if found is None or found.kind not in VISIBLE:
        return None
    return found if VISIBLE[found.kind](who).filter(pk=found.pk_of).exists() else None
