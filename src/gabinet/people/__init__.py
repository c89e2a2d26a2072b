# SPDX-License-Identifier: EUPL-1.2
"""Registry (kartoteka): persons, outlets, organisations, units with heads and deputies, staff, substitutions.

Owns: who somebody is, how they are reached, how they wish to be addressed, which post they hold and where.
Never: guesses a sex, recognises a sender by a name, keeps a letter or a matter; what other rooms know of a person
comes through `facts` and through the trace.

Order inside, top to bottom: `staff`, `outlets`, `organisations` > `units` > `persons` > `cards` > `facts` > `names`.
"""
