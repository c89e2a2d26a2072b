# SPDX-License-Identifier: EUPL-1.2
"""B.6: organisations, institutions, schools, companies and the people who hold posts there."""
