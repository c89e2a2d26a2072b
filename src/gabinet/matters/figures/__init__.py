# SPDX-License-Identifier: EUPL-1.2
"""D4.22: figures (liczby mówione publicznie): one record a figure, with value, source, owner, day and status.

Texts that use one are listed; a correction is a new row and flags them; an unconfirmed or contradicted figure blocks approval.
"""
