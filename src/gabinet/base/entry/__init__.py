# SPDX-License-Identifier: EUPL-1.2
"""How people get in: password, second step, passkey, known device, a link to choose a password; and out."""
