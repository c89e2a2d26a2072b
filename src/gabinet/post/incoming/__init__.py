# SPDX-License-Identifier: EUPL-1.2
"""What comes in (przesyłki wpływające): kept as received, read by a child process, registered with a yearly number.

Raw bytes first, durable before anybody hears "taken"; identity is mailbox and bytes (trust M1, M2); what cannot be read
lies in quarantine, visible and releasable. The register's form: law.md 4.3 (instrukcja kancelaryjna, Dz.U. 2011 nr 14 poz. 67).
"""

DUTY = "D18"
