# SPDX-License-Identifier: EUPL-1.2
"""Addresses of matters, under /matters/."""

from gabinet.matters.cases import urls as cases
from gabinet.matters.contributions import urls as contributions
from gabinet.matters.figures import urls as figures
from gabinet.matters.passages import urls as passages
from gabinet.matters.terms import urls as terms

app_name = "matters"
urlpatterns = [*cases.urlpatterns, *terms.urlpatterns, *figures.urlpatterns, *passages.urlpatterns, *contributions.urlpatterns]
