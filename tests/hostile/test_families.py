# SPDX-License-Identifier: EUPL-1.2
"""Each family of hostile mail is read as it must be, within time and memory, and the next plain one works."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gabinet.adapters import child
from gabinet.adapters.reader import GuardedReader
from gabinet.post.ports import Lying, Read, Reason, Unreadable
from tests.hostile.families import FAMILIES, ITEM, OWN_DOMAIN, QUARANTINE, Family, Sample, corpus

SECONDS = 8.0  # trust P12: a plain mail arrives within 10 s beside a hostile one


@pytest.fixture
def stored(tmp_path: Path) -> tuple[GuardedReader, Path]:
    """A reader over a folder of stored messages, and that folder."""
    return GuardedReader(lambda sha256: tmp_path / sha256, own=frozenset({OWN_DOMAIN})), tmp_path


def read(stored: tuple[GuardedReader, Path], sample: Sample) -> Read:
    reader, folder = stored
    (folder / sample.sha256).write_bytes(sample.raw)
    into = folder / f"{sample.sha256}.parts"
    into.mkdir(exist_ok=True)
    return reader.read(Lying(sample.sha256, into))


def check(sample: Sample, found: Read) -> None:
    for name, wanted in sample.expect.items():
        value = getattr(found, name)
        if callable(wanted):
            assert wanted(value), f"{name}: {value!r}"
        else:
            assert value == wanted, name


def test_at_least_forty_families_and_at_most_a_tenth_for_quarantine() -> None:
    kept_back = [each for each in FAMILIES if each.outcome == QUARANTINE]
    assert len(FAMILIES) >= 40
    assert len(kept_back) == 3 and len(kept_back) * 10 <= len(FAMILIES)
    assert len({each.name for each in FAMILIES}) == len(FAMILIES)


# trust: M1, M2, M3, M4, M5, M6, M7, M8, M9, A3, C2, P12
@pytest.mark.parametrize("family", FAMILIES, ids=[each.name for each in FAMILIES])
def test_family_is_read_as_it_must_be(family: Family, stored: tuple[GuardedReader, Path]) -> None:
    for sample in family.build(random.Random(f"{family.name}")):
        began = time.monotonic()
        if family.outcome == ITEM:
            check(sample, read(stored, sample))
        else:
            with pytest.raises(Unreadable) as refused:
                read(stored, sample)
            assert refused.value.reason == Reason.TOO_COMPLEX
            assert refused.value.sentence
        assert time.monotonic() - began < SECONDS
    after = FAMILIES[0].build(random.Random(1))[0]
    check(after, read(stored, after))


# trust: M5
def test_no_family_takes_more_memory_than_the_child_may(stored: tuple[GuardedReader, Path]) -> None:
    child.nursery().peak = 0
    for family in FAMILIES:
        for sample in family.build(random.Random(2)):
            try:
                read(stored, sample)
            except Unreadable as refused:
                assert refused.reason == Reason.TOO_COMPLEX
    assert 0 < child.nursery().peak < 256 * child.MEBI


def test_every_attachment_is_written_as_it_is_told(stored: tuple[GuardedReader, Path]) -> None:
    for family in FAMILIES:
        if family.outcome == ITEM and family.name != "25 MB attachment":
            for part in read(stored, family.build(random.Random(3))[0]).attachments:
                assert part.path is not None and part.path.stat().st_size == part.size


def test_mailbox_is_the_same_for_the_same_seed() -> None:
    light: Callable[[int], list[str]] = lambda seed: [each.sample.sha256 for each in corpus(120, seed)]  # noqa: E731
    one = light(7)
    assert one == light(7) and one != light(8)
    assert len(one) == 120 and len(set(one)) >= 115  # "same bytes twice" and "to both mailboxes" come in pairs
