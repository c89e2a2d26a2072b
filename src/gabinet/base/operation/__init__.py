# SPDX-License-Identifier: EUPL-1.2
"""How the house runs, for its administrator: health, jobs, the register of the trace."""
