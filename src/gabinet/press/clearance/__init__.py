# SPDX-License-Identifier: EUPL-1.2
"""Clearance (akceptacja) of what the press office writes: who is told whose turn it is (D4.7, D4.8).

The verdicts themselves are `matters.drafts`; here are the deeds of the page and of the Mayor's phone.
"""

DUTY = "D4"
