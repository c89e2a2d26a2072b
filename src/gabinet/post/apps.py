# SPDX-License-Identifier: EUPL-1.2
"""The room's declarations."""

from django.apps import AppConfig


class Config(AppConfig):
    """Post"""

    name = "gabinet.post"
    label = "post"

    def ready(self) -> None:
        """Rights, jobs, handlers of events, checks, places in the rail."""
        from gabinet.post import declared
        from gabinet.post.assignment import jobs as assignment
        from gabinet.post.incoming import jobs as incoming
        from gabinet.post.notices import jobs as notices
        from gabinet.post.outgoing import jobs as outgoing
        from gabinet.post.pictures import jobs as pictures
        from gabinet.post.registers import jobs as registers

        assert assignment and incoming and notices and outgoing and pictures and registers
        declared.rights_of_the_post()
        declared.work_of_the_post()
        declared.places_of_the_post()
