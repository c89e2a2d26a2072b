# SPDX-License-Identifier: EUPL-1.2
"""Matters (sprawy): kinds, cases, clocks, drafts, figures, passages, contributions, and the page that shows them together.

Owns: that something is to be settled, by whom and by when; the text being written and who cleared it; the figures said in
public; what units were asked. Never: knows what kind of matter it is (a kind says it), sends anything, reads a letter.

Order inside, top to bottom: `overview` > `contributions` > `drafts`, `passages` > `figures` > `cases` > `clocks` > `terms` > `kinds`.
"""
