# SPDX-License-Identifier: EUPL-1.2
"""Where the house is put together: settings, addresses, command line, processes, background data."""
