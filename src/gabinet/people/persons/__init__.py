# SPDX-License-Identifier: EUPL-1.2
"""B.1: persons of the registry.

One entry a person whatever lists they are on. The sex is given, never guessed; a person's own form of address goes
before any rule; a person is recognised by the exact address only, never by a name.
"""
