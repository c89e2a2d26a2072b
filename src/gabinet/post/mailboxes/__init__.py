# SPDX-License-Identifier: EUPL-1.2
"""Mailboxes (skrzynki pocztowe) of the office: which addresses it is written to, on which line, and how they are read."""

DUTY = "D18"
