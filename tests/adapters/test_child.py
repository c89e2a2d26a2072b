# SPDX-License-Identifier: EUPL-1.2
"""A child with limits: what goes wrong in it stays in it."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gabinet.adapters.child import MEBI, PACKAGE, Failed, Limits, Nursery, NurseryGone, Why

ROOT = Path(__file__).resolve().parents[2]
QUICK = Limits(cpu=1, wall=20)


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    found = Nursery({"odd": "tests.adapters.odd_readers"}, ("odd",), (PACKAGE, ROOT))
    yield found
    found.close()


def ask(nursery: Nursery, what: str, limits: Limits = QUICK, **told: object) -> dict[str, object]:
    return nursery.ask("odd", {"what": what, **told}, limits)


def test_each_question_has_a_child_of_its_own(nursery: Nursery) -> None:
    one, two = ask(nursery, "answer"), ask(nursery, "answer")
    assert one["parent"] == two["parent"] == nursery.pid
    assert one["pid"] != two["pid"]


# trust: G11
def test_children_stay_in_our_group_and_session(nursery: Nursery) -> None:
    found = ask(nursery, "answer")
    assert found["group"] == os.getpgid(0)
    assert found["session"] == os.getsid(0)


# trust: G6
def test_our_environment_does_not_go_along(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://gabinet:secret@db/gabinet")
    found = ask(nursery, "answer")["environment"]
    assert isinstance(found, list)
    assert "DATABASE_URL" not in found and "PYTHONPATH" in found


# trust: M3, K13
@pytest.mark.parametrize(
    ("what", "why", "limits"),
    [
        ("burn", Why.TIME, QUICK),
        ("hang", Why.TIME, Limits(wall=0.3)),
        ("eat", Why.MEMORY, QUICK),
        ("abort", Why.BROKE, QUICK),
        ("raise", Why.BROKE, QUICK),
        ("refuse", Why.REFUSED, QUICK),
    ],
)
def test_what_goes_wrong_is_told_and_the_next_question_is_answered(nursery: Nursery, what: str, why: Why, limits: Limits) -> None:
    before = ask(nursery, "answer")["parent"]
    with pytest.raises(Failed) as failed:
        ask(nursery, what, limits)
    assert failed.value.why == why
    assert ask(nursery, "answer")["parent"] == before


# trust: M3, K13
@pytest.mark.parametrize(
    ("what", "after"),
    [("refuse", True), ("raise", True), ("eat", True), ("burn", False), ("hang", False), ("abort", False), ("end", False)],
)
def test_what_goes_wrong_beside_the_first_spoils_nothing_before_it(nursery: Nursery, what: str, after: bool) -> None:
    """What was answered before stays answered; what ends the child is answered by nobody, nor what would have followed."""
    others = [{"what": "answer"}, {"what": what}, {"what": "answer"}]
    first, beside = nursery.ask_along("odd", {"what": "answer"}, others, Limits(cpu=1, wall=3), 20.0)
    assert beside[0] == first
    assert beside[1:] == [None, first if after else None]


def test_the_first_is_judged_as_if_it_were_alone(nursery: Nursery) -> None:
    for what, why in (("refuse", Why.REFUSED), ("burn", Why.TIME), ("abort", Why.BROKE)):
        with pytest.raises(Failed) as failed:
            nursery.ask_along("odd", {"what": what}, [{"what": "answer"}], QUICK, 20.0)
        assert failed.value.why == why


def test_when_patience_is_over_no_other_is_begun(nursery: Nursery) -> None:
    asked = [{"what": "answer"}] * 3
    first, beside = nursery.ask_along("odd", {"what": "answer"}, asked, QUICK, 20.0)
    assert beside == [first] * 3
    assert nursery.ask_along("odd", {"what": "answer"}, asked, QUICK, 0.0)[1] == [None] * 3


def test_what_is_eaten_with_more_memory_is_answered(nursery: Nursery) -> None:
    assert ask(nursery, "eat", Limits(memory=1024 * MEBI))["eaten"] == 600 * MEBI
    assert nursery.peak > 600 * MEBI


def test_refusal_says_its_word(nursery: Nursery) -> None:
    with pytest.raises(Failed) as failed:
        ask(nursery, "refuse")
    assert failed.value.word == "too-complex"


def test_no_file_grows_beyond_its_limit(nursery: Nursery, tmp_path: Path) -> None:
    assert ask(nursery, "fill", path=str(tmp_path / "one"))["written"] == 2 * MEBI
    with pytest.raises(Failed) as failed:
        ask(nursery, "fill", Limits(written=MEBI), path=str(tmp_path / "two"))
    assert failed.value.why == Why.BROKE


# trust: K4
def test_disk_that_is_full_is_not_the_messages_fault(nursery: Nursery) -> None:
    with pytest.raises(OSError, match="No space left"):
        ask(nursery, "fill", path="/dev/full")


def test_long_answer_comes_whole(nursery: Nursery) -> None:
    assert ask(nursery, "long") == {"said": "ż" * 3_000_000}


# trust: K1
def test_child_that_somebody_ends_is_asked_again_and_then_given_up(nursery: Nursery) -> None:
    assert ask(nursery, "answer")
    with pytest.raises(NurseryGone):
        ask(nursery, "end")
    assert ask(nursery, "answer")


# trust: K1
def test_nursery_that_somebody_ends_is_started_again(nursery: Nursery) -> None:
    before = ask(nursery, "answer")["parent"]
    assert isinstance(before, int)
    os.kill(before, signal.SIGKILL)
    after = ask(nursery, "answer")["parent"]
    assert after != before
    with pytest.raises(NurseryGone):
        ask(nursery, "end nursery")
    assert ask(nursery, "answer")


def test_several_threads_ask_at_once(nursery: Nursery) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = [each.result() for each in [pool.submit(ask, nursery, "answer") for _ in range(64)]]
    assert len({each["pid"] for each in found}) == 64
    assert {each["parent"] for each in found} == {nursery.pid}


def test_nursery_outlives_the_thread_that_asked_first(nursery: Nursery) -> None:
    first = threading.Thread(target=ask, args=(nursery, "answer"))
    first.start()
    first.join()
    began = nursery.pid
    assert ask(nursery, "answer")["parent"] == began


# trust: M3
def test_children_have_no_network(nursery: Nursery) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        socket.create_connection(("127.0.0.1", port), timeout=2).close()
        found = ask(nursery, "connect", port=port)["connected"]
    assert nursery.isolated is not None
    assert found is (not nursery.isolated)


OWNER = """
import sys
from gabinet.adapters.child import PACKAGE, Limits, Nursery
from pathlib import Path
nursery = Nursery({"odd": "tests.adapters.odd_readers"}, ("odd",), (PACKAGE, Path(sys.argv[1])))
print(nursery.ask("odd", {"what": "answer"}, Limits())["parent"], flush=True)
nursery.ask("odd", {"what": "hang"}, Limits(wall=600))
"""


# trust: G11
def test_nursery_and_children_end_with_their_owner(tmp_path: Path) -> None:
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(ROOT)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    ends = os.pidfd_open(pid)
    assert Path(f"/proc/{pid}").exists()
    owner.kill()
    owner.wait()
    owner.stdout.close()
    import select

    assert select.select([ends], [], [], 10)[0], "the nursery still lives"
    os.close(ends)
