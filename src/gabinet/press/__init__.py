# SPDX-License-Identifier: EUPL-1.2
"""The press office (biuro prasowe): inquiries (D4)."""
