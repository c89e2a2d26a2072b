# SPDX-License-Identifier: EUPL-1.2
"""Allowances of business travel (należności z tytułu podróży służbowej), to the grosz and with their rule.

Rates are data with the day they hold from and their source; what a city has of its own is handed in as `Rates`. Who orders a trip and who
may approve it is not decided here.
Order inside, top to bottom: `settling` > `foreign` > `domestic` > `settlement`, `trips`, `rates`.
"""

from gabinet.polish.allowances.rates import NoRate, Rates, shipped_rates
from gabinet.polish.allowances.settlement import Component, Name, Settlement, Step, What
from gabinet.polish.allowances.settling import settle
from gabinet.polish.allowances.trips import Lodging, Night, NoTrip, Trip

__all__ = ["Component", "Lodging", "Name", "Night", "NoRate", "NoTrip", "Rates", "Settlement", "Step", "Trip", "What", "settle", "shipped_rates"]
