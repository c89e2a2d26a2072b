# SPDX-License-Identifier: EUPL-1.2
"""Outside (portal): what those see who have no account: departments by link, journalists by number and code.

Owns: no tables. Never: a session, a cookie beyond a form's, a third party, who of us blocks what.
Desks: `links`, `status`.
"""
