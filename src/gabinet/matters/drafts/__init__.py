# SPDX-License-Identifier: EUPL-1.2
"""A.7, D4.7, D4.8: drafts (projekty): versions of a text that shall leave, and who cleared which.

A clearance is bound to its version: what is written after is not cleared. Wants stand in order; nothing leaves without all
of them on the latest version (trust P4).
"""
