# SPDX-License-Identifier: EUPL-1.2
"""The inbox (skrzynka): what came on a line, what is to be done with it, the letter itself and its conversation."""

DUTY = "D18"
