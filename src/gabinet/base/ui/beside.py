# SPDX-License-Identifier: EUPL-1.2
"""Several forms on one page."""

from typing import Any

from django import forms


class Beside(forms.Form):
    """A form that stands beside others on one page: the ids of its fields begin with its own name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"{type(self).__name__.lower()}-%s", **kwargs})
