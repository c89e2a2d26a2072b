# SPDX-License-Identifier: EUPL-1.2
"""What the ground declares."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Config(AppConfig):
    """Deeds, rights, trace, jobs, links, files, search, pages."""

    name = "gabinet.base"
    label = "base"

    def ready(self) -> None:
        """Rights of the ground, its jobs and schedules, and the rows without which nothing runs."""
        from gabinet.base import background, declared, seeds
        from gabinet.base.accounts import jobs as accounts
        from gabinet.base.entry import jobs as entry
        from gabinet.base.own import declared as own
        from gabinet.base.ui import declared as pages

        declared.rights_of_the_ground()
        background.schedule()
        accounts.schedule()
        entry.declare()
        own.menu_of_the_ground()
        own.place_of_notices()
        pages.frame_of_the_house()
        post_migrate.connect(seeds.plant, sender=self)
