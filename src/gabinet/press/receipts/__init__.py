# SPDX-License-Identifier: EUPL-1.2
"""Acknowledgements (potwierdzenia) and the code by which the asker follows the state (D4.1, D4.14; trust L5, M9, U2)."""

DUTY = "D4"
