# SPDX-License-Identifier: EUPL-1.2
"""D4.2: the office's own terms and days off, where it edited what the law tables ship; rows that callers hand to clocks."""
