# SPDX-License-Identifier: EUPL-1.2
"""The post room (kancelaria, D18): what comes in, what goes out, the registers, the mailboxes of lines A and B.

It owns letters as received and as sent, their numbers, and who has them in hand. It never answers by itself but with an
acknowledgement, never sends what is not cleared, and never loses, doubles or changes what it was given.
Desks, top to bottom: `inbox` > `registers` > `notices` > `outgoing` > `assignment` > `quarantine` > `pictures` > `incoming` > `mailboxes`.
"""
