# SPDX-License-Identifier: EUPL-1.2
"""A sensitive topic is answered by nobody before both have cleared it (D4.7)."""

import pytest

from gabinet.base.accounts.models import User
from gabinet.matters.drafts.rules import NotApproved
from gabinet.post.models import Mailbox
from gabinet.press.clearance import actions as clearance
from gabinet.press.course import actions as course
from gabinet.press.inquiries import actions, queries, rules
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.inquiries.tests import factories as make
from gabinet.press.inquiries.tests.factories import NOW, deed


def test_a_sensitive_topic_is_not_answered_by_phone_before_clearance(inquiry: Inquiry, marta: User, leon: User, aldona: User) -> None:
    course.flag_sensitive(inquiry=inquiry, why="kary", act=deed(marta))
    inquiry.matter.refresh_from_db()
    version = make.cleared(inquiry, marta, leon)
    say = {"inquiry": inquiry, "said": "602 tys. zł", "said_by": "Leon Przybysz", "to": "T. Grela", "act": deed(leon)}
    with pytest.raises(NotApproved):
        actions.record_phone_answer(**say)
    clearance.approve(version=version, seen=version.sha256, word="", act=deed(aldona))
    assert actions.record_phone_answer(**say).pk == inquiry.pk


def test_the_same_text_does_not_pass_for_a_sensitive_inquiry(inquiry: Inquiry, press: Mailbox, marta: User, leon: User) -> None:  # trust: P4
    first = make.answered(inquiry, make.cleared(inquiry, marta, leon), leon)
    other = make.inquiry(press, marta, subject="Wiadukt", sender="k.lipien@zywo.example", message_id="q2@zywo.example")
    course.flag_sensitive(inquiry=other, why="kary", act=deed(marta))
    other.matter.refresh_from_db()
    with pytest.raises(rules.NotTheSame):
        actions.same_question(inquiry=other, source=first, envelope=make.envelope(other, leon), leaves_at=NOW, act=deed(leon))
    assert queries.draft_of(other) is None
    course.lift_sensitive(inquiry=other, why="pomyłka", act=deed(leon))
    other.matter.refresh_from_db()
    assert actions.same_question(inquiry=other, source=first, envelope=make.envelope(other, leon), leaves_at=NOW, act=deed(leon)).pk
