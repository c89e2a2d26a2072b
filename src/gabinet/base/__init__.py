# SPDX-License-Identifier: EUPL-1.2
"""The ground (podłoga domu): deeds, rights, trace, numbers, jobs, links, files, search, pages.

It knows Django and nothing of the office. Order inside, top to bottom; a module imports only what stands after `>`:
`apps`, `seeds` > `accounts` > `ui` > `erasure` > `ladder` > `links`, `files`, `office` > `search` > `health`, `unsaved`
> `schedules` > `action` > `trace`, `jobs` > `rights` > `rows`, `lists`, `numbers`, `rates` > `act` > `errors`.
"""
