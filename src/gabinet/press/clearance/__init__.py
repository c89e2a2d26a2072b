# SPDX-License-Identifier: EUPL-1.2
"""Clearance (akceptacja) of what the press office writes: whose turn it is with which version (D4.7, D4.8).

The verdicts themselves are `matters.drafts`; here is the queue in front of each person who clears.
"""

DUTY = "D4"
