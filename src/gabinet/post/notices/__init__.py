# SPDX-License-Identifier: EUPL-1.2
"""Mails to our own people and units (zawiadomienia): links, reminders, digests. They have no number in the register."""

DUTY = "D18"
