# SPDX-License-Identifier: EUPL-1.2
"""Pictures in letters (trust M8, A4): drawn anew by us, never the sender's bytes; remote ones only when a person asks."""

DUTY = "D18"
