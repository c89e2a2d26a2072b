# SPDX-License-Identifier: EUPL-1.2
"""Polish: law and language of a Polish office, as pure functions over data files.

Owns: terms and days off (`terms`, `calendar`, `reasons`, `deadlines`), words for search (`words`, `morphology`),
text taken in at the border (`border`), Polish order (`collation`), case signs (`casesign`), dates and typography
(`dates`, `typography`), figures in a text (`figures`).
Never: Django, a database, a clock, a network. Morfeusz is loaded when a word is first asked for, not before.

Order inside, top to bottom: `deadlines` > `reasons` > `terms`, `dates` > `calendar`, `typography`;
`figures` > `notfigures`, `units` > `words` > `morphology`; `notfigures` > `casesign`; `border` and `collation` stand alone.
"""
