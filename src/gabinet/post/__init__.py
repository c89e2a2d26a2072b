# SPDX-License-Identifier: EUPL-1.2
"""The post room (kancelaria): what comes in, what goes out, the registers and the mailboxes (D18)."""
