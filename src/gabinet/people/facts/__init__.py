# SPDX-License-Identifier: EUPL-1.2
"""B.1: what the whole house knows about a person, on one card; each room declares its lines and filters them itself."""
