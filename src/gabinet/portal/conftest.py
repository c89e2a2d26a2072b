# SPDX-License-Identifier: EUPL-1.2
"""The same people as in the press office's tests."""

from gabinet.press.conftest import aldona, clock, inquiry, investment, kinga, leon, marta, partners, press, roads

__all__ = ["aldona", "clock", "inquiry", "investment", "kinga", "leon", "marta", "partners", "press", "roads"]
