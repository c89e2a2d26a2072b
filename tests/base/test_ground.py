# SPDX-License-Identifier: EUPL-1.2
"""Numbers, lists, rates, links, files, search words, ladders, schedules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import SimpleLazyObject

from gabinet.base import files, ladder, links, lists, numbers, rates, rights, schedules, search, trace, unsaved
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door, Ref
from gabinet.base.errors import LinkGone, TooMany
from gabinet.base.files import Attached, File, TooLarge
from gabinet.base.jobs import Job
from gabinet.base.office import Setting
from gabinet.base.rights import Named, Powers, RightsVersion
from tests.base.conftest import NOW

EVERYTHING = Powers(1, frozenset({"r"}))


@pytest.mark.django_db
class TestNumbers:
    def test_follow_without_gap_in_the_year_of_warsaw(self) -> None:  # trust: P2
        assert numbers.following("x", NOW) == (2026, 1)
        assert numbers.following("x", NOW, 3) == (2026, 2)
        assert numbers.following("x", NOW) == (2026, 5)
        assert numbers.following("y", NOW) == (2026, 1)
        late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
        assert numbers.following("x", late) == (2027, 1), "half past midnight in Warsaw"


@pytest.mark.django_db
class TestLists:
    def test_keyset_walks_everything_once_in_both_directions(self) -> None:
        for n in range(23):
            File.objects.create(sha256=f"{n:064d}", size=n // 3, sniffed="x", kept_at=NOW)
        for order in (("size", "sha256"), ("-size", "-sha256")):
            seen: list[str] = []
            last: list[object] | None = None
            while True:
                rows = list(lists.after(File.objects.all(), order, last, 5))
                seen += [row.sha256 for row in rows[:5]]
                if len(rows) <= 5:
                    break
                last = lists.marked(lists.mark([rows[4].size, rows[4].sha256]))
            assert seen == sorted(seen, reverse=order[0].startswith("-"))
            assert len(seen) == 23

    @pytest.mark.parametrize("last", [["x", "y"], [1], [10**40, "a"], [None, None]])
    def test_odd_marks_are_refused(self, last: list[object]) -> None:  # trust: H7
        assert len(lists.after(File.objects.all(), ("size", "sha256"), [1, "a"])) == 0
        with pytest.raises(ValueError):
            list(lists.after(File.objects.all(), ("size", "sha256"), last))

    def test_a_prepared_list_is_built_once_and_asked_anew(self) -> None:  # trust: P6
        built: list[Powers] = []

        @lists.prepared
        def rows(who: Powers, last: object) -> QuerySet[Setting, Any]:
            built.append(who)
            return rights.seen(Setting.objects.order_by("pk"), who, "r").values_list("key", "valid_from")

        other, stranger = Powers(2, frozenset({"r"})), Powers(1, frozenset({"s"}))
        assert rows(EVERYTHING, None) == []
        made = Setting.objects.create(key="a", value=1, valid_from=NOW.date())
        assert rows(EVERYTHING, None) == [["a", NOW.date()]] == rows(other, None)
        assert rows(stranger, None) == []
        Named.objects.create(kind="base.setting", pk_of=made.pk, user=User.objects.create(login="x", name="X", pk=2))
        assert rows(EVERYTHING, None) == []
        assert rows(other, None) == [["a", NOW.date()]]
        assert built == [EVERYTHING, other, stranger]
        assert rows(SimpleLazyObject(lambda: other), [[]]) == [["a", NOW.date()]], "what no cache can hold is built anew"
        with pytest.raises(TypeError):
            rows(who=other, last=None)

    @pytest.mark.parametrize("count", [0, 3, 5])
    def test_counting_stops(self, count: int) -> None:
        for n in range(count):
            File.objects.create(sha256=f"{n:064d}", size=1, sniffed="x", kept_at=NOW)
        RightsVersion.objects.get_or_create(pk=1)
        found = RightsVersion.objects.annotate(here=lists.counted(File.objects.filter(size=1), most=3)).get(pk=1)
        assert found.here == min(count, 4)
        assert lists.told(found.here, most=3) == {0: "", 3: "3", 5: "3+"}[count]

    @pytest.mark.parametrize("word", ["", "%%%", "ą", "e30", "bnVsbA", "W" * 5000])
    def test_junk_is_no_mark(self, word: str) -> None:
        assert lists.marked(lists.mark([1, "a"])) == [1, "a"]
        assert lists.marked(word) is None


@pytest.mark.django_db
def test_rate_counts_in_one_window() -> None:  # trust: G5
    rate = rates.Rate("test", 2, timedelta(minutes=5))
    rates.count(rate, "a", NOW)
    rates.count(rate, "a", NOW)
    with pytest.raises(TooMany) as no:
        rates.count(rate, "a", NOW)
    assert 0 < no.value.seconds <= 300
    rates.count(rate, "b", NOW)
    rates.count(rate, "a", NOW + timedelta(minutes=5))


@pytest.mark.django_db
class TestLinks:
    @pytest.fixture(autouse=True)
    def purpose(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(links.PURPOSES, "test", links.Purpose("test", frozenset({"test.act"}), 30, "x"))

    def test_only_the_digest_is_kept_and_the_right_is_the_purpose(self, cli: Act) -> None:  # trust: L2, L3
        token = links.issue(Ref("a.b", 5), "test", "in@wrzosowiec.example", cli)
        row = links.Link.objects.get()
        assert token not in (row.digest, row.nonce) and len(token) == 43
        ref, purpose, act = links.enter(token, "GET", NOW)
        assert (ref, purpose.code, act.door, act.scope) == (Ref("a.b", 5), "test", Door.LINK, Ref("a.b", 5))
        assert act.rights == {"test.act"} and act.by is None
        assert links.token_of(Ref("a.b", 5), "test", "in@wrzosowiec.example", NOW) == token

    def test_first_opening_is_traced_each_use_is_a_row(self, cli: Act) -> None:  # trust: L4
        token = links.issue(Ref("a.b", 5), "test", "x@y.example", cli)
        for verb in ("GET", "GET", "POST"):
            links.enter(token, verb, NOW)
        assert trace.Entry.objects.filter(verb="link_opened").count() == 1
        assert links.LinkUse.objects.count() == 3

    def test_unknown_expired_and_revoked_look_alike(self, cli: Act) -> None:  # trust: L3
        token = links.issue(Ref("a.b", 5), "test", "x@y.example", cli)
        links.enter(token, "GET", NOW)
        with pytest.raises(LinkGone):
            links.enter("x" + token, "GET", NOW)
        with pytest.raises(LinkGone):
            links.enter(token, "GET", NOW + timedelta(days=30))
        assert links.revoke(Ref("a.b", 5), cli) == 1
        with pytest.raises(LinkGone):
            links.enter(token, "GET", NOW)
        assert links.token_of(Ref("a.b", 5), "test", "x@y.example", NOW) is None


@pytest.mark.django_db
class TestFiles:
    def test_bytes_lie_under_their_hash_once(self) -> None:  # trust: P1, A3
        first = files.keep([b"ala ", b"ma kota"], limit=100, at=NOW)
        again = files.keep([b"ala ma kota"], limit=100, at=NOW)
        assert first == again and File.objects.count() == 1
        with files.bytes_of(first.sha256) as kept:
            assert kept.read() == b"ala ma kota"
        assert Path(files.path_of(first.sha256)).stat().st_size == 11

    def test_limit(self) -> None:  # trust: A1
        files.keep([b"x" * 10], limit=10, at=NOW)
        with pytest.raises(TooLarge):
            files.keep([b"x" * 11], limit=10, at=NOW)
        assert File.objects.count() == 1

    def test_the_right_of_the_thing_is_asked_each_time(self, ola: User, cli: Act) -> None:  # trust: A2
        files.VISIBLE.setdefault("base.user", lambda who: User.objects.filter(pk__in=[who.user or 0]))
        try:
            kept = files.attach(files.keep([b"x"], limit=10, at=NOW), Ref.of(ola), "a.txt", cli)
            assert files.reach(kept.pk, Powers(ola.pk, frozenset())) == kept
            assert files.reach(kept.pk, Powers(ola.pk + 1, frozenset())) is None
            Attached.objects.filter(pk=kept.pk).update(kind="no.kind")
            assert files.reach(kept.pk, Powers(ola.pk, frozenset())) is None
        finally:
            del files.VISIBLE["base.user"]


@pytest.mark.django_db
class TestSearch:
    def test_title_at_once_text_from_the_queue(self) -> None:
        search.put(Ref("a.b", 1), right="r", title="Pismo 431/2026", url="/1/", text="remont mostu", at=NOW)
        assert len(search.find("431", EVERYTHING)) == 1
        assert not search.find("mostu", EVERYTHING)
        with transaction.atomic():
            assert search.read() == 1
        assert len(search.find("remont mostu", EVERYTHING)) == 1
        with transaction.atomic():
            assert search.read() == 0
        search.drop(Ref("a.b", 1))
        assert not search.find("431", EVERYTHING)

    def test_every_word_by_prefix_newest_first(self) -> None:
        for n, title in enumerate(["Żeromskiego 5", "ulica Żeromskiego 7", "Polna"]):
            search.put(Ref("a.b", n), right="r", title=title, url="/", text="", at=NOW)
        assert [row.pk_of for row in search.find("zeromsk", EVERYTHING)] == [1, 0]
        assert [row.pk_of for row in search.find("zeromsk ulic", EVERYTHING)] == [1]

    def test_beginnings_are_looked_for_where_whole_words_are_too_few(self) -> None:
        for n, title in enumerate(["Most", "Remont mostu", "Mostek", "Polna"]):
            search.put(Ref("a.b", n), right="r", title=title, url="/", text="", at=NOW)
        assert [row.pk_of for row in search.find("most", EVERYTHING, limit=2)] == [1, 0]
        assert [row.pk_of for row in search.find("most", EVERYTHING, limit=3)] == [2, 1, 0]

    def test_what_lies_far_back_is_found(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(search, "WINDOW", 2)
        for n in range(30):
            search.put(Ref("a.b", n), right="r", title="Most" if n % 9 == 0 else "Polna", url="/", text="", at=NOW)
        assert [row.pk_of for row in search.find("most", EVERYTHING, limit=2)] == [27, 18]
        assert [row.pk_of for row in search.find("mos", EVERYTHING)] == [27, 18, 9, 0]

    @pytest.mark.parametrize("query", ['"', "*", "NEAR", "a AND", "'; --", "x" * 5000, "\0", "ą" * 300, "(", ":*", "  "])
    def test_any_input_is_safe(self, query: str) -> None:  # trust: S3
        search.put(Ref("a.b", 1), right="r", title="x", url="/", text="", at=NOW)
        assert len(search.find("x", EVERYTHING)) == 1
        list(search.find(query, EVERYTHING))


@pytest.mark.django_db
class TestLadder:
    DUE = datetime(2026, 11, 2, 22, 59, tzinfo=UTC)  # Monday

    @pytest.fixture(autouse=True)
    def people(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(ladder.WHOM, "owner", lambda ref, now: [ladder.Address("in@wrzosowiec.example")])
        monkeypatch.setitem(ladder.WHOM, "head", lambda ref, now: [ladder.Address("boss@wrzosowiec.example")])

    def test_rungs_stand_on_working_days(self, cli: Act) -> None:
        ladder.watch(Ref("a.b", 1), "department", self.DUE, cli)
        told = []
        now = NOW
        while now < self.DUE + timedelta(days=5):
            ladder.climb(now)
            ladder.climb(now)
            now += timedelta(minutes=30)
        told = list(ladder.Notice.objects.order_by("pk").values_list("address", "verb", "at__date"))
        assert [(a[:4], v, d.isoformat()) for a, v, d in told] == [
            ("in@w", "due_soon", "2026-10-30"),
            ("in@w", "due_today", "2026-11-02"),
            ("boss", "overdue", "2026-11-03"),
        ]

    def test_one_stop_ends_it(self, cli: Act) -> None:
        ladder.watch(Ref("a.b", 1), "department", self.DUE, cli)
        assert ladder.stop(Ref("a.b", 1), cli) == 1
        assert ladder.climb(self.DUE + timedelta(days=9)) == 0
        ladder.watch(Ref("a.b", 1), "department", self.DUE, cli)
        assert ladder.climb(self.DUE + timedelta(days=9)) == 1

    def test_one_notice_a_day(self, ola: User) -> None:
        who = ladder.User(ola.pk)
        assert [ladder.tell(who, Ref("a.b", 1), "asked", NOW + timedelta(hours=n)) for n in (0, 1, 24)] == [1, 0, 1]
        assert ladder.unread(who) == {"asked": 2}


@pytest.mark.django_db
class TestSchedules:
    def test_half_past_seven_stays_half_past_seven(self) -> None:  # trust: K11
        before = datetime(2026, 10, 24, 12, tzinfo=UTC)
        first = schedules._next("day 07:30", before)
        second = schedules._next("day 07:30", first)
        assert [moment.astimezone(UTC).isoformat() for moment in (first, second)] == ["2026-10-25T06:30:00+00:00", "2026-10-26T06:30:00+00:00"]
        assert schedules._next("day 07:30", datetime(2026, 10, 23, 12, tzinfo=UTC)).astimezone(UTC).hour == 5

    def test_a_night_off_queues_each_name_once(self) -> None:
        row = schedules.Schedule.objects.get(name="ladder.climb")
        later = row.next_at + timedelta(hours=9)
        assert schedules.tick(later) >= 1
        assert Job.objects.filter(name="ladder.climb").count() == 1
        assert schedules.tick(later) == 0


def test_unsaved_text_belongs_to_one_person(ola: User, jan: User) -> None:
    unsaved.keep(ola.pk, "answer", Ref("a.b", 1), "szkic\0", NOW)
    unsaved.keep(ola.pk, "answer", Ref("a.b", 1), "szkic 2", NOW)
    found = unsaved.of(ola.pk, "answer", Ref("a.b", 1))
    assert found is not None and found.text == "szkic 2"
    assert unsaved.of(jan.pk, "answer", Ref("a.b", 1)) is None
    unsaved.drop(ola.pk, "answer", Ref("a.b", 1))
    assert unsaved.of(ola.pk, "answer", Ref("a.b", 1)) is None


def test_key_is_made_once_and_private() -> None:  # trust: G6
    place = settings.VAR / "key"
    assert place.stat().st_mode & 0o077 == 0
    assert len(place.read_bytes()) > 60 and settings.TRACE_KEY not in place.read_bytes()
    assert replace(Act(at=NOW, door=Door.CLI), by=1).person() == 1
