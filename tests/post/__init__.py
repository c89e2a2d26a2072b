# SPDX-License-Identifier: EUPL-1.2
"""The post room from outside: killed, crowded, looked at by the planner."""
