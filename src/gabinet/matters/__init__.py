# SPDX-License-Identifier: EUPL-1.2
"""Matters (sprawy): kinds, cases, clocks, drafts, figures, passages, contributions."""
