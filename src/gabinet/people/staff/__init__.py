# SPDX-License-Identifier: EUPL-1.2
"""D18.11: who works here in which post and unit, with which account, and who stands in for whom between which days."""
