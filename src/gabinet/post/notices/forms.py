# SPDX-License-Identifier: EUPL-1.2
"""A form of one button."""

from django import forms


class Nothing(forms.Form):
    """No fields."""
