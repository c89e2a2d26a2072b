# SPDX-License-Identifier: EUPL-1.2
"""What each person sets for themselves: appearance, password, codes, passkeys, sessions."""
