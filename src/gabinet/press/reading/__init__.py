# SPDX-License-Identifier: EUPL-1.2
"""What the words of a journalist's letter propose: numbered questions and the hour the paper wishes for.

A proposal only: a person confirms or corrects it. Pure functions over text, in Polish.
"""

DUTY = "D4"
