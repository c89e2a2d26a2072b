# SPDX-License-Identifier: EUPL-1.2
"""Days of named people, through Chromium, from the mail that comes in to the letter that leaves."""
