# SPDX-License-Identifier: EUPL-1.2
"""The Mayor's eyes (Prezydent): what waits for a decision, on the phone between two cars (D1).

Owns: no tables; it shows what the rooms below keep and calls their deeds.
Never: approves what was not opened, decides for the Mayor, stores a signature.
Desks: `decisions`.
"""
