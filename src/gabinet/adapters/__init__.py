# SPDX-License-Identifier: EUPL-1.2
"""Everything that touches the world outside: mail in and out, mailboxes, pictures, foreign files; filled-in ports.

Nobody imports this room. It alone opens sockets, calls native libraries and starts child processes; every call has a
time limit, and what strangers sent is taken apart only in a child process with limits (`child`, `nursery`).
"""
