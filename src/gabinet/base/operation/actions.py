# SPDX-License-Identifier: EUPL-1.2
"""The administrator's two deeds about jobs."""

from gabinet.base import jobs, trace
from gabinet.base.act import Act, Ref
from gabinet.base.action import action
from gabinet.base.jobs import Job


@action(needs="base.job.again")
def start_again(*, job: Job, act: Act) -> Ref:
    """A job that gave up gets all its tries anew."""
    jobs.again(job, act.at)
    trace.record(job, "started_again", act, name=job.name)
    return Ref.of(job)


@action(needs="base.job.again")
def cancel(*, job: Job, act: Act) -> Ref:
    """A running job ends at its next step, a waiting one at once."""
    jobs.cancel(job, act.at)
    trace.record(job, "cancelled", act, name=job.name)
    return Ref.of(job)
