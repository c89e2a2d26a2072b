# SPDX-License-Identifier: EUPL-1.2
"""Django's SQLite with writers that take turns (decision: performance, registering)."""
