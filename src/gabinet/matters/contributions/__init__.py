# SPDX-License-Identifier: EUPL-1.2
"""D4.4, D4.5, D4.6: contributions (wkłady): what a unit was asked for a matter, by when, and what it gave.

The unit answers by link, without an account: accepts, gives text and files, says "not ours, theirs", or when it can. Its
reminders climb a ladder until one click stops them. Opening a link shows and never acts (trust L1).
"""
