# SPDX-License-Identifier: EUPL-1.2
"""Assignment (dekretacja, law.md 4.4): who has an item in hand, with what instruction and by when; what becomes of it.

Each item has exactly one owner and one state (checklist A.1); it becomes a matter, or is closed with a class only.
"""

DUTY = "D18"
