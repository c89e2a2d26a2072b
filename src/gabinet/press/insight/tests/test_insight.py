# SPDX-License-Identifier: EUPL-1.2
"""Statistics equal a naive count; similar ones with the right one first; what was said; the early bird."""

from datetime import date, datetime, timedelta
from statistics import median

import pytest

from gabinet.base import ladder, search
from gabinet.base.accounts.models import User
from gabinet.base.act import Ref
from gabinet.base.errors import NotAllowed
from gabinet.base.models import Named, Notice
from gabinet.base.numbers import WARSAW
from gabinet.matters.contributions import actions as contributions
from gabinet.people.models import Unit
from gabinet.post.models import Mailbox
from gabinet.press.course import actions as course
from gabinet.press.inquiries import actions as inquiries
from gabinet.press.inquiries import queries as inquiry_queries
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import CAME, JOB, NOW, deed, powers
from gabinet.press.insight import actions, queries, rules

SINCE, UNTIL = date(2026, 10, 1), date(2026, 11, 1)
TITLES = (
    ("Koszty wiaduktu nad torami", "Ile kosztuje wiadukt nad torami przy ulicy Kolejowej?"),
    ("Wiadukt: kary dla wykonawcy", "Jakie kary naliczono wykonawcy wiaduktu nad torami?"),
    ("Sala gimnastyczna", "Kiedy otwarcie sali gimnastycznej przy szkole?"),
    ("Odbiór odpadów", "Dlaczego rosną stawki za odbiór odpadów?"),
    ("Przedszkola", "Ile miejsc jest w przedszkolach?"),
    ("Bieg Wirny", "Kto dostanie patronat nad biegiem?"),
)


@pytest.fixture
def many(press: Mailbox, marta: User) -> list[Inquiry]:
    """Six inquiries on different days."""
    return [
        make.inquiry(press, marta, CAME + timedelta(days=n), title=title, subject=title, message_id=f"s{n}@kurier.example", text=text, new_text=text)
        for n, (title, text) in enumerate(TITLES)
    ]


def test_similar_ones_the_right_one_first(many: list[Inquiry], press: Mailbox, marta: User, kinga: User) -> None:
    text = "Czy wykonawca wiaduktu zapłacił kary naliczone za opóźnienie?"
    mine = make.inquiry(press, marta, NOW, title="Kary za wiadukt", subject="Kary", message_id="n@kurier.example", text=text, new_text=text)
    found = inquiry_queries.similar(mine, powers(marta))
    assert [one.title for one in found[:2]] == ["Wiadukt: kary dla wykonawcy", "Koszty wiaduktu nad torami"]
    assert "Odbiór odpadów" not in [one.title for one in found]
    Named.objects.create(kind="matters.matter", pk_of=many[1].pk, user=marta)
    assert [one.title for one in inquiry_queries.similar(mine, powers(kinga))][:1] == ["Koszty wiaduktu nad torami"]  # trust: S1
    assert inquiry_queries.similar(mine, powers(marta))[0].title == "Wiadukt: kary dla wykonawcy"


def test_similar_asks_a_fixed_number_of_statements(many: list[Inquiry], marta: User, django_assert_num_queries) -> None:
    who = powers(marta)
    with django_assert_num_queries(6):
        assert inquiry_queries.similar(many[1], who)


def test_statistics_equal_a_naive_count(many: list[Inquiry], marta: User, leon: User, investment: Unit, roads: Unit) -> None:
    took = {0: 30, 1: 50, 2: 400, 3: 2}
    for n, hours in took.items():
        one = many[n]
        course.set_topic(inquiry=one, topic="inwestycje" if n < 2 else "szkoły", act=deed(marta))
        at = one.received_at + timedelta(hours=hours)
        inquiries.record_phone_answer(inquiry=one, said="tak", said_by="Leon Przybysz", to="redakcja", act=deed(leon, at))
    question = inquiry_queries.questions_of(many[4])[0]
    asked = inquiries.ask(question=question, unit=investment, word="", due_at=NOW + timedelta(days=1), act=deed(marta, NOW))
    inquiries.ask(question=question, unit=roads, word="", due_at=NOW + timedelta(days=1), act=deed(marta, NOW))
    contributions.give(contribution=asked, text="tak", files=[], name="", act=JOB)
    found = queries.statistics(powers(marta), SINCE, UNTIL)
    naive = list(Inquiry.objects.select_related("matter"))
    answered = [one for one in naive if one.answered_at]
    assert found.whole.count == len(naive) == 6
    assert found.whole.settled == len(answered) == 4
    assert found.whole.hours == round(median((one.answered_at - one.received_at).total_seconds() / 3600 for one in answered), 1) == 40.0
    in_time = [one for one in answered if one.answered_at.astimezone(WARSAW).date() <= one.matter.due_on]
    assert (found.whole.in_time, found.whole.with_term) == (len(in_time), 4) == (3, 4)
    assert found.whole.share == 75
    assert [(one.name, one.count, one.in_time) for one in found.topics] == [("", 2, 0), ("inwestycje", 2, 2), ("szkoły", 2, 1)]
    assert [(one.name, one.count, one.settled) for one in found.units] == [("Wydział Inwestycji", 1, 1), ("Zarząd Dróg Miejskich", 1, 0)]


def test_statistics_hold_only_what_the_reader_sees(many: list[Inquiry], marta: User, kinga: User) -> None:  # trust: S1
    assert queries.statistics(powers(kinga), SINCE, UNTIL).whole.count == 6
    Named.objects.create(kind="matters.matter", pk_of=many[1].pk, user=marta)
    assert queries.statistics(powers(kinga), SINCE, UNTIL).whole.count == 5
    assert queries.statistics(powers(kinga), SINCE, SINCE + timedelta(days=13)).whole.count == 1
    with pytest.raises(rules.NoPeriod):
        queries.statistics(powers(kinga), UNTIL, SINCE)


def test_what_we_said_about_x(many: list[Inquiry], marta: User, leon: User, kinga: User) -> None:
    make.answered(many[1], make.cleared(many[1], marta, leon, "Naliczono kary za wiadukt nad torami."), leon)
    later = NOW + timedelta(hours=1)
    inquiries.record_phone_answer(
        inquiry=many[0], said="Wiadukt otworzymy w listopadzie.", said_by="Leon Przybysz", to="T. Grela", act=deed(leon, later)
    )
    search.read()
    found = queries.said_about("wiaduktem", powers(kinga))
    assert [(one.words, one.by_phone) for one in found] == [
        ("Wiadukt otworzymy w listopadzie.", True),
        ("Naliczono kary za wiadukt nad torami.", False),
    ]
    assert [one.words for one in queries.said_about("wiadukt listopad", powers(kinga))] == ["Wiadukt otworzymy w listopadzie."]
    assert queries.said_about("przedszkola", powers(kinga)) == []
    Named.objects.create(kind="matters.matter", pk_of=many[0].pk, user=marta)
    assert len(queries.said_about("wiadukt", powers(kinga))) == 1  # trust: S1


def test_the_early_bird_sings_to_the_chosen(many: list[Inquiry], marta: User, leon: User, kinga: User) -> None:
    half_past = datetime(2026, 10, 27, 7, 30, tzinfo=WARSAW)
    bird = deed(leon, half_past)
    morning = actions.sing(act=bird)
    assert (morning.new, morning.due, morning.late) == (0, 1, 0)
    assert list(Notice.objects.filter(verb="early_bird").values_list("user", flat=True)) == [leon.pk]
    actions.choose(user=kinga.pk, act=bird)
    with pytest.raises(rules.AlreadyReading):
        actions.choose(user=kinga.pk, act=bird)
    with pytest.raises(NotAllowed):
        actions.choose(user=marta.pk, act=deed(marta, half_past))
    actions.sing(act=deed(leon, half_past + timedelta(days=1)))
    told = Notice.objects.filter(verb="early_bird", user=kinga).get()
    words = ladder.words_of(told)
    assert words is not None
    assert "Koszty wiaduktu nad torami" in words.text
    actions.leave_out(user=kinga.pk, act=bird)
    with pytest.raises(rules.NotReading):
        actions.leave_out(user=kinga.pk, act=bird)


def test_the_bird_tells_nobody_of_what_is_confidential(many: list[Inquiry], marta: User, leon: User) -> None:  # trust: S1, P6
    half_past = datetime(2026, 10, 27, 7, 30, tzinfo=WARSAW)
    actions.sing(act=deed(leon, half_past))
    told = ladder.words_of(Notice.objects.get(verb="early_bird"))
    assert told is not None
    assert "Koszty wiaduktu" in told.text
    Named.objects.create(kind="matters.matter", pk_of=many[0].pk, user=marta)
    told = ladder.words_of(Notice.objects.get(verb="early_bird"))
    assert told is not None
    assert "Koszty wiaduktu" not in told.text


def test_the_card_of_a_journalist_shows_the_last_inquiries(many: list[Inquiry], marta: User, kinga: User) -> None:  # trust: P9
    from gabinet.base import erasure
    from gabinet.people.persons.tests.factories import person
    from gabinet.press.inquiries import persons

    tymon, other = person("Grela", "Tymon"), person("Sowa", "Iga")
    Inquiry.objects.filter(pk__in=[one.pk for one in many]).update(person=tymon)
    today = NOW.astimezone(WARSAW).date()
    ref = Ref.of(tymon)
    shown = persons.last_inquiries(ref, powers(kinga), today)
    assert [line.text.split(" ", 1)[1] for line in shown] == [title for title, _ in reversed(TITLES)][:5]
    assert persons.last_inquiries(Ref.of(other), powers(kinga), today) == []
    Named.objects.create(kind="matters.matter", pk_of=many[5].pk, user=marta)
    assert "Bieg Wirny" not in " ".join(line.text for line in persons.last_inquiries(ref, powers(kinga), today))
    with pytest.raises(erasure.KeptByLaw):
        erasure.erase(of=ref, codes=["press.inquiries"], act=JOB)
    assert erasure.erase(of=Ref.of(other), codes=["press.inquiries"], act=JOB).codes == ["press.inquiries"]
