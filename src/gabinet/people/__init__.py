# SPDX-License-Identifier: EUPL-1.2
"""Registry (kartoteka): persons, outlets, organisations, units with heads and deputies, staff, substitutions."""
