# SPDX-License-Identifier: EUPL-1.2
"""One trip, settled."""

from gabinet.polish.allowances import domestic, foreign
from gabinet.polish.allowances.rates import Rates, shipped_rates
from gabinet.polish.allowances.settlement import Settlement
from gabinet.polish.allowances.trips import Trip, check


def settle(trip: Trip, rates: Rates | None = None) -> Settlement:
    """What is due for a trip. `rates` are the city's; without them the shipped ones hold.

    Raises NoTrip where the trip contradicts itself, NoRate where no rate of its time is known.
    """
    check(trip)
    held = shipped_rates() if rates is None else rates
    if not trip.is_foreign:
        return Settlement("PLN", domestic.settled(trip, held))
    return Settlement(*foreign.settled(trip, held))
