# SPDX-License-Identifier: EUPL-1.2
"""The press office (biuro prasowe): inquiries and their answers (D4).

Owns: pytania prasowe from any channel, their clearance, refusals, acknowledgements, what was said to whom.
Never: letters that no one has cleared, clocks of its own arithmetic, anything about a journalist but the work.
Order of its desks, top to bottom: `insight`, `course` > `inquiries` > `refusals`, `receipts`, `clearance` > `wording`, `reading`.
"""
