# SPDX-License-Identifier: EUPL-1.2
"""The course (bieg sprawy) of an inquiry: acknowledgement, legal basis, the paper's wish, sensitivity, extension, refusal.

UDIP art. 13(2): one extension by a notice within the first term; UDIP art. 16 and KPA art. 107: a refusal is a decision.
"""

DUTY = "D4"
