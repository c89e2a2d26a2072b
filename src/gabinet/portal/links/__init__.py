# SPDX-License-Identifier: EUPL-1.2
"""The page behind a link (D4.5; trust L): a department sees its question and answers it; the owner of a figure confirms it.

Opening shows and never acts; a button acts, asks for a name, and is told to the addressee.
"""

DUTY = "D4"
