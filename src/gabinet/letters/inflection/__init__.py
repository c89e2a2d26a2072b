# SPDX-License-Identifier: EUPL-1.2
"""D8.1: a name typed once in all seven cases, with its salutation and address block, shown for correction."""

DUTY = "D8"
