# SPDX-License-Identifier: EUPL-1.2
"""A.1, A.11, A.16, D4.3: the list "Sprawy" and the page of a matter with all that hangs on it; it stands above the other desks."""
