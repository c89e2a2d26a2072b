# SPDX-License-Identifier: EUPL-1.2
"""The one way in which a reader says no."""


class Refused(Exception):
    """The first argument is a word that the owner of the nursery understands."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
