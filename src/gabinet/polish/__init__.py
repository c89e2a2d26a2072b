# SPDX-License-Identifier: EUPL-1.2
"""Polish: law and language of a Polish office, as pure functions over data files.

Owns: terms and days off (`terms`, `calendar`, `reasons`), names, offices, organisations and places in seven cases (`inflection`), forms of
address (`address`), business travel (`allowances`), words for search (`words`, `morphology`), names by sound (`phonetics`), text taken in at
the border (`border`), Polish order (`collation`), case signs (`casesign`), dates, amounts, typography and the spelling of 2026 (`dates`,
`amounts`, `typography`, `spelling`), figures in a text (`figures`); and the answers of the commands over CSV files (`deadlines`,
`declining`, `saluting`, `travelling`).
Never: Django, a database, a clock, a network. Morfeusz is loaded when a word is first asked for, not before.

Order inside, top to bottom: `deadlines`, `declining`, `saluting`, `travelling` > `answers`; `address` > `inflection`; `allowances` > `terms`;
`reasons` > `terms`, `dates` > `calendar`, `amounts` > `typography`; `figures` > `notfigures`, `units` > `words` > `morphology`;
`notfigures` > `casesign`; `phonetics` > `words`; `spelling`, `inflection` > `morphology`; `border` and `collation` stand alone.
"""
