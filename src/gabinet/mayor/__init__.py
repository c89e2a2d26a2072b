# SPDX-License-Identifier: EUPL-1.2
"""The Mayor's eyes (Prezydent): decisions on the phone (D1)."""
