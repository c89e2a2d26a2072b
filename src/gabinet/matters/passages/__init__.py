# SPDX-License-Identifier: EUPL-1.2
"""D4.9: standard passages (gotowe fragmenty): budget figures, phones, legal bases; offered by key words, marked with expiry."""
