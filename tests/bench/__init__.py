# SPDX-License-Identifier: EUPL-1.2
"""The small part of the benches that runs in `make test`: statements, plans, wide ratios over 10 thousand items."""
