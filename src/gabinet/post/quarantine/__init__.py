# SPDX-License-Identifier: EUPL-1.2
"""Quarantine (kwarantanna): messages that could not be read, looked at by a person, released or called spam (trust P3, M10)."""

DUTY = "D18"
