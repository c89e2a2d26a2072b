# SPDX-License-Identifier: EUPL-1.2
"""The tables of the registry, gathered for Django; each lies in the desk that owns it."""

from gabinet.people.organisations.models import Organisation, OrganisationPost
from gabinet.people.outlets.models import Domain, Journalist, Outlet, OutletEmail
from gabinet.people.persons.models import Consent, Email, Honour, Person, Phone
from gabinet.people.staff.models import Post
from gabinet.people.units.models import Unit

__all__ = [
    "Consent",
    "Domain",
    "Email",
    "Honour",
    "Journalist",
    "Organisation",
    "OrganisationPost",
    "Outlet",
    "OutletEmail",
    "Person",
    "Phone",
    "Post",
    "Unit",
]
