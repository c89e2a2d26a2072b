# SPDX-License-Identifier: EUPL-1.2
"""Readers of foreign bytes; they run only in the children of `adapters/nursery.py`.

The structure of a message is taken apart by hand (`mime`), not by the standard library, whose parser raises on two
dozen kinds of odd mail, builds what it parses several times over and can be made to run for ever. A field that cannot
be read is a field that is not there, never a lost message. Nothing here writes a foreign message out again.
"""
