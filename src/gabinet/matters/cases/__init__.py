# SPDX-License-Identifier: EUPL-1.2
"""A.1, A.11: matters (sprawy) themselves: number, title, owner, case sign, open or closed.

The office's own number is number/year, one series a year for all kinds; a case sign (znak sprawy) is another thing and
stands beside it (instrukcja kancelaryjna, Dz.U. 2011 nr 14 poz. 67, par. 5).
"""
