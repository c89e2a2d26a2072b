# SPDX-License-Identifier: EUPL-1.2
"""What goes out (przesyłki wychodzące): stored as sent, numbered, handed over at most once per approval (trust P4).

What cannot be known is asked of a person: a try without an outcome is never repeated by the machine.
"""

DUTY = "D18"
