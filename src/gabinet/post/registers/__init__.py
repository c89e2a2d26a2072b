# SPDX-License-Identifier: EUPL-1.2
"""The registers of incoming and outgoing items: on the screen, on paper, as a file (law.md 4.3)."""

DUTY = "D18"
