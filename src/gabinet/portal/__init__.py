# SPDX-License-Identifier: EUPL-1.2
"""Outside (portal): links without log-in, the journalist's status page."""
