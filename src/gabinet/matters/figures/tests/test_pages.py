# SPDX-License-Identifier: EUPL-1.2
"""Pages of figures."""

import pytest
from django.test import Client

from gabinet.base.rights import Role
from gabinet.matters.figures import queries
from gabinet.matters.figures.models import Figure
from gabinet.matters.figures.tests.factories import figure, owner
from gabinet.people.persons.tests.factories import account, signed_in
from gabinet.people.persons.tests.test_pages import statements
from gabinet.people.units.tests.factories import unit
from tests.pages import words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
FORM = {"what": "kary umowne", "value": "602", "unit": "tys. zł", "source": "IN", "as_of": "2026-10-05"}


@pytest.mark.parametrize(("typed", "value"), [("602", "602.0000"), ("41,2", "41.2000"), ("14 200", "14200.0000"), ("14 200,5", "14200.5000")])
def test_numbers_are_typed_as_in_polish(typed: str, value: str) -> None:
    desk = signed_in()
    assert desk.post("/matters/figures/new/", {**FORM, "value": typed, "owner": owner().pk}).status_code == 302
    assert str(Figure.objects.get().value) == value


@pytest.mark.parametrize("typed", ["", "abc", "1,23456", "NaN", "Infinity", "1e50", "9" * 20])
def test_what_is_no_number(typed: str) -> None:
    desk = signed_in()
    assert desk.post("/matters/figures/new/", {**FORM, "owner": owner().pk}).status_code == 302
    assert desk.post("/matters/figures/new/", {**FORM, "value": typed, "owner": owner().pk}).status_code == 422
    assert Figure.objects.count() == 1


def test_proposed_confirmed_corrected() -> None:  # D4.22
    boss, desk = signed_in(Role.UNIT_HEAD, "m.zietek", "Małgorzata Ziętek"), signed_in()
    unit(account=account("m.zietek"))
    assert desk.post("/matters/figures/new/", {**FORM, "owner": owner().pk}).status_code == 302
    made = Figure.objects.get()
    place = queries.url(made.pk)
    assert desk.post(f"{place}confirmation/").status_code == 403
    asked = desk.post(f"{place}request/", headers=HTMX)
    assert asked.status_code == 204 and asked.headers["HX-Redirect"] == place
    for where in ("confirmation", "correction", "request"):
        assert boss.get(f"{place}{where}/").status_code == 302
    made.refresh_from_db()
    assert made.status == "proposed"
    confirmed = boss.post(f"{place}confirmation/", headers=HTMX)
    assert confirmed.status_code == 204 and confirmed.headers["HX-Redirect"] == place
    refused = boss.post(f"{place}confirmation/", headers=HTMX)
    assert refused.status_code == 422 and "figure-state" in refused.text
    assert boss.post(f"{place}correction/", {"value": "x"}).status_code == 422
    moved = boss.post(f"{place}correction/", {"value": "598", "source": "nowe naliczenie", "as_of": "2026-10-20"})
    newer = Figure.objects.get(replaced_by=None)
    assert moved.status_code == 302 and moved.url == queries.url(newer.pk)
    page = words(desk.get(queries.url(newer.pk)).text)
    assert "602" in page and "nowe naliczenie" in page
    assert queries.url(newer.pk) in desk.get(place).text


def test_list_and_cost() -> None:
    desk = signed_in()
    figure()
    figure("34", "dni", "dni opóźnienia", status="proposed")
    page = words(desk.get("/matters/figures/").text)
    assert "602" in page and "34" in page
    proposed = words(desk.get("/matters/figures/?which=proposed").text)
    assert "dni opóźnienia" in proposed and "kary umowne" not in proposed
    assert len(statements(desk, "/matters/figures/")) <= 4
    row = Figure.objects.get(status="confirmed")
    assert len(statements(desk, queries.url(row.pk))) <= 8


def test_another_units_figures_are_not_there() -> None:  # trust: P6
    boss, other = signed_in(Role.UNIT_HEAD, "m.zietek"), signed_in(Role.UNIT_HEAD, "b.klos", "Barbara Kłos")
    unit(account=account("m.zietek"))
    unit("SR", "Wydział Środowiska", account=account("b.klos"))
    row = figure(status="proposed")
    assert boss.get(queries.url(row.pk)).status_code == 200
    assert other.get(queries.url(row.pk)).status_code == 404
    assert other.post(f"{queries.url(row.pk)}confirmation/").status_code == 404
    assert "602" not in words(other.get("/matters/figures/").text)
    assert signed_in(Role.PROTOCOL, "f.rzepka", "Filip Rzepka").get("/matters/figures/").status_code == 404
    assert Client().get("/matters/figures/").status_code == 302
    row.refresh_from_db()
    assert row.status == "proposed"
