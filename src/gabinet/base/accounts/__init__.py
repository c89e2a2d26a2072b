# SPDX-License-Identifier: EUPL-1.2
"""Accounts, roles and rights, and what each person sets for themselves."""
