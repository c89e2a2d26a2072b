# SPDX-License-Identifier: EUPL-1.2
"""A.15, D4.2, D4.3: clocks on a matter: of law, of the house, of a promise.

A term is counted once and stored with its reason; a move is a new clock that replaces the old one (trust P5). Both days
are kept: the nominal one, which the office aims at, and the shifted one, which the law asks for. Clocks of the press and of
public information know no pause (law.md 2); they are extended by a notice in time.
"""
