# SPDX-License-Identifier: EUPL-1.2
"""The state of a matter by number and code (D4.14; trust L5): received, in preparation, answered; never who blocks."""

DUTY = "D4"
