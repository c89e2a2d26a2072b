# SPDX-License-Identifier: EUPL-1.2
"""Decisions (Czekają na Panią): texts that need the Mayor's clearance, opened one by one, decided with one thumb (D1, D4.8)."""

DUTY = "D1"
