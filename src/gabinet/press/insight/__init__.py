# SPDX-License-Identifier: EUPL-1.2
"""What the inquiries tell together: statistics, what we said to whom, the early bird at 7:30 (D4.16, D4.17, D4.21)."""

DUTY = "D4"
