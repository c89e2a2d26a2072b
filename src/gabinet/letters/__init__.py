# SPDX-License-Identifier: EUPL-1.2
"""Occasional letters (pisma okolicznościowe), D8. So far the tool that their words rest on: names in seven cases.

Owns: nothing kept yet; what is asked stands in the address of the page.
Never: decides a doubtful form for the reader, keeps a name that was only tried.
"""
