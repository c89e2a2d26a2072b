# SPDX-License-Identifier: EUPL-1.2
"""Addresses of letters, under /letters/."""

from gabinet.letters.inflection import urls as inflection

app_name = "letters"
urlpatterns = [*inflection.urlpatterns]
