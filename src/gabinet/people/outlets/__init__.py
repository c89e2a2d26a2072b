# SPDX-License-Identifier: EUPL-1.2
"""B.1, B.7: outlets (redakcje) with the journalists who write for them and the person here who keeps touch with each.

The kind of a medium decides about terms: quotes are authorised in 6 hours by a daily, in 24 hours by a periodical
(Prawo prasowe art. 14a); where the act is silent (portals, radio, television) the term is set for each outlet.
"""
