# SPDX-License-Identifier: EUPL-1.2
"""The invented office: accounts, people and units, then the scenes of its last month in the order of time.

Scenes come from each room's `demo.py` (base.scenes says what they may use); the background between them from
`config/fill.py`, in bulk. Nothing is dated in the future, and due dates are computed, never typed.
"""

import importlib
import importlib.util
import logging
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from gabinet.base.act import Act, Door
from gabinet.base.errors import Refused
from gabinet.base.scenes import MainDay, Scene, played
from gabinet.config.demo.accounts import Account, accounts

if TYPE_CHECKING:
    from types import ModuleType

log = logging.getLogger(__name__)
ROOMS = ("people", "matters", "post", "press", "mayor", "portal")
MONTH = 45  # days before the main day at which the invented office begins


def load(now: datetime, *, scale: int = 1, seed: int = 1) -> Iterator[str]:
    """Fill an empty office; a line per thread: number, title, scenes played."""
    from gabinet.config.demo.stage import Stage
    from gabinet.config.fill import Background

    day = MainDay.of(now)
    act = Act(at=day.d(-MONTH, time(8)), door=Door.CLI)
    furnish(day, act)
    rooms = _rooms()
    stage = Stage(day)
    scenes = [scene for room in rooms if hasattr(room, "scenes") for scene in room.scenes(stage)]
    background = Background.of_month(day, scale=scale, seed=seed, now=now)
    done: Counter[int] = Counter()
    for at, scene in played(scenes, day, now):
        background.pour(at)
        done[scene.thread] += _play(scene, at)
        stage.work(at)
    background.pour(now)
    stage.work(now)
    titles = {scene.thread: scene.title for scene in reversed(scenes)}
    yield from (f"{thread}\t{titles[thread]}\t{done[thread]}" for thread in sorted(titles))


def furnish(day: MainDay, act: Act) -> None:
    """Whoever works here, units, media, people, mailboxes, and what rooms need before anything happens."""
    from django.conf import settings

    from gabinet.config.demo import registry

    _log_ins(settings.VAR, act)
    registry.enter(day, act)
    for room in _rooms():
        if hasattr(room, "furniture"):
            room.furniture(act)
    _mailboxes(act)
    _town(act)


def _rooms() -> "list[ModuleType]":
    names = [f"gabinet.{room}.demo" for room in ROOMS]
    return [importlib.import_module(name) for name in names if importlib.util.find_spec(name)]


def _play(scene: Scene, at: datetime) -> int:
    """1 where it happened; a refusal is said and the rest goes on."""
    try:
        scene.do(at)
    except Refused as no:
        log.error("demo.scene_refused", extra={"thread": scene.thread, "scene": scene.title, "refusal": type(no).__name__})
        return 0
    return 1


def _log_ins(var: Path, act: Act) -> None:
    from gabinet.base.accounts import actions
    from gabinet.base.rights import Role
    from gabinet.config.demo.accounts import office

    staff = {row["login"]: row for row in office()["staff"] if "login" in row}
    for account in accounts(var):
        row = staff[account.login]
        actions.make_account(
            login=account.login,
            name=f"{row['given']} {row['surname']}",
            email=f"{account.login}@{office()['office']['domain']}",
            post=row["post"],
            roles=[Role(role) for role in account.roles],
            password=account.password,
            totp_secret=account.totp,
            demo=True,
            act=act,
        )


def _town(act: Act) -> None:
    from gabinet.base import office as choices
    from gabinet.base.numbers import WARSAW
    from gabinet.config.demo.accounts import office

    choices.choose(key="office.city", value=office()["office"]["city"], valid_from=act.at.astimezone(WARSAW).date(), act=act)


def _mailboxes(act: Act) -> None:
    from gabinet.config.demo.accounts import office
    from gabinet.post.mailboxes import actions, queries
    from gabinet.post.mailboxes.rules import How, Line

    for box in office()["mailboxes"]:
        if queries.at(box["address"]) is None:
            actions.set_up(address=box["address"], name=box["name"], line=Line(box["line"]), kind=How.DEMO, act=act)


__all__ = ["Account", "accounts", "load"]
