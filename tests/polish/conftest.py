# SPDX-License-Identifier: EUPL-1.2
"""Property tests are judged by what they find, not by the clock: the first example loads a dictionary, and machines are shared."""

from hypothesis import settings

settings.register_profile("shared machine", deadline=None)
settings.load_profile("shared machine")
