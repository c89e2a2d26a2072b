# SPDX-License-Identifier: EUPL-1.2
"""Addresses of matters, under /matters/."""

from gabinet.matters.contributions import urls as contributions
from gabinet.matters.figures import urls as figures
from gabinet.matters.overview import urls as overview
from gabinet.matters.passages import urls as passages
from gabinet.matters.terms import urls as terms

app_name = "matters"
urlpatterns = [*overview.urlpatterns, *terms.urlpatterns, *figures.urlpatterns, *passages.urlpatterns, *contributions.urlpatterns]
