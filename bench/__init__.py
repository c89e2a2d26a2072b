# SPDX-License-Identifier: EUPL-1.2
"""How fast, and how we know: each number is a ratio against a reference measured in the same run (docs/operations.md)."""
