# SPDX-License-Identifier: EUPL-1.2
"""The fixed words around what leaves the press office: acknowledgement, notice of extension, salutation and signature.

Documents are Polish data, not sentences of the interface. Nothing a stranger wrote is repeated by a machine (trust M9, U2).
"""

DUTY = "D4"
