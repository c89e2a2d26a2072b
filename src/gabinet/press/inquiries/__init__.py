# SPDX-License-Identifier: EUPL-1.2
"""Press inquiries (pytania prasowe) and their answers, under Prawo prasowe art. 3a with UDIP art. 13.

A question from any channel gets a number, an acknowledgement and a clock of 14 days that nobody can pause; departments
are asked by link; the answer leaves only as the spokesperson, and on sensitive topics the Mayor, have cleared it.
"""

DUTY = "D4"
