# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the registry, under /people/."""

from gabinet.people.organisations import urls as organisations
from gabinet.people.outlets import urls as outlets
from gabinet.people.persons import urls as persons
from gabinet.people.staff import urls as staff
from gabinet.people.units import urls as units

app_name = "people"
urlpatterns = [*persons.urlpatterns, *outlets.urlpatterns, *organisations.urlpatterns, *units.urlpatterns, *staff.urlpatterns]
