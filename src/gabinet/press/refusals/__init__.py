# SPDX-License-Identifier: EUPL-1.2
"""Refusals (odmowy) with their mandatory elements (D4.10).

Public information is refused by an administrative decision (UDIP art. 16; KPA art. 107), what is no public information
by a plain letter, a company's refusal by the letter of Prawo prasowe art. 4(3). Nothing leaves without its elements.
"""

DUTY = "D4"
