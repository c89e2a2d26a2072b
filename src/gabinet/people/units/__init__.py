# SPDX-License-Identifier: EUPL-1.2
"""D4.4, D4.6: units of the city (wydziały, jednostki, spółki) with heads, deputies and the address that is told."""
