# SPDX-License-Identifier: EUPL-1.2
"""Who sees persons, in which order, at what cost; who an address is."""

import pytest
from pytest_django import DjangoAssertNumQueries

from gabinet.base import lists
from gabinet.base.rights import Named
from gabinet.people.persons import actions, queries
from gabinet.people.persons.tests.factories import CLI, account, person, powers

pytestmark = pytest.mark.django_db


def test_list_in_polish_order_by_keyset(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for surname in ("Łata", "Lasota", "Ćwiek", "Cebula", "Żak", "Zięba"):
        person(surname, "A", f"{surname}@x.example".lower(), phones=("99 000 01 01",))
    who = powers(account(), queries.SEES)
    with django_assert_num_queries(1):
        first = queries.page(who, None, size=4)
    assert [row.name.split()[0] for row in first] == ["Cebula", "Ćwiek", "Lasota", "Łata", "Zięba"]
    rest = queries.page(who, lists.marked(first[3].mark), size=4)
    assert [row.name.split()[0] for row in rest] == ["Zięba", "Żak"]
    assert rest[0].email == "zięba@x.example" and rest[0].phone == "99 000 01 01"


def test_letters_and_beginnings() -> None:
    for surname in ("Lasota", "Łata", "Maj"):
        person(surname, "A")
    who = powers(account(), queries.SEES)
    assert [row.name.split()[0] for row in queries.page(who, queries.anchor("Ł"))] == ["Łata", "Maj"]
    assert [row.name.split()[0] for row in queries.page(who, None, starts="lat")] == ["Łata"]


def test_seen_by_right_and_by_name() -> None:  # trust: P6
    marta, kinga = account(), account("k.jaworek", "Kinga Jaworek")
    made = person()
    assert queries.visible_to(powers(marta, queries.SEES)).get() == made
    assert not queries.visible_to(powers(marta, "press.inquiry.see")).exists()
    Named.objects.create(kind="people.person", pk_of=made.pk, user=kinga)
    assert not queries.visible_to(powers(marta, queries.SEES)).exists()
    assert queries.visible_to(powers(kinga, queries.SEES)).get() == made


@pytest.mark.parametrize(
    "address",
    [
        "t.grela@kurier.example.evil.test",
        "Tymon Grela <t.grela@kurier.example>",
        "t.grela+x@kurier.example",
        "Tymon Grela",
        "t_grela@kurier.example",
        "%@kurier.example",
        "",
    ],
)
def test_recognised_by_the_exact_address_only(address: str) -> None:  # trust: M6
    made = person("Grela", "Tymon", "t.grela@kurier.example")
    assert queries.by_email(" T.Grela@Kurier.example ") == made
    assert queries.by_email(address) is None


def test_a_number_is_only_perhaps() -> None:
    tymon, helena = person("Grela", "Tymon", phones=("99 000 03 10",)), person("Struś", "Helena", phones=("+48 990000310",))
    assert queries.by_phone("99-000-03-10") == [tymon, helena]
    assert queries.by_phone("") == []


def test_erased_persons_are_not_recognised() -> None:
    from gabinet.base import erasure
    from gabinet.base.act import Ref

    made = person("Grela", "Tymon", "t.grela@kurier.example")
    assert queries.by_email("t.grela@kurier.example") == made
    erasure.erase(of=Ref.of(made), codes=["people.person"], act=CLI)
    assert queries.by_email("t.grela@kurier.example") is None
    assert actions.KIND == "people.person"
