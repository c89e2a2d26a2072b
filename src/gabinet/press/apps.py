# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """The press office: inquiries and what is said to the press."""

    name = "gabinet.press"
    label = "press"

    def ready(self) -> None:
        """Rights, kind, jobs, schedules, words."""
        from gabinet.press import declared
        from gabinet.press.course import jobs as course_jobs
        from gabinet.press.insight import jobs as insight_jobs

        assert course_jobs and insight_jobs
        declared.rights_of_the_press()
        declared.work_of_the_press()
