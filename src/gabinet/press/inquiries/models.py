# SPDX-License-Identifier: EUPL-1.2
"""Inquiries, their questions, and what became of them."""

from django.db import models
from django.db.models import Q


class Inquiry(models.Model):
    """A question of the press to the office; shares its id with its matter.

    `answered_at` is kept beside the row that says who and how, for lists and statistics.
    """

    matter = models.OneToOneField("matters.Matter", on_delete=models.PROTECT, primary_key=True, related_name="+")
    incoming = models.OneToOneField("post.Incoming", on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="+")
    outlet = models.ForeignKey("people.Outlet", on_delete=models.PROTECT, null=True, related_name="+")
    asker = models.CharField(max_length=200, blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    channel = models.CharField(max_length=10)
    basis = models.CharField(max_length=20)
    topic = models.CharField(max_length=80, blank=True)
    received_at = models.DateTimeField()
    wanted_by = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "press_inquiry"
        indexes = [
            models.Index(fields=["-received_at", "-matter"], name="inquiry_newest"),
            models.Index(fields=["answered_at"], name="inquiry_answered", condition=~Q(answered_at=None)),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Question(models.Model):
    """One numbered question of an inquiry."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        db_table = "press_question"
        constraints = [
            models.UniqueConstraint(fields=["inquiry", "number"], name="question_number_once"),
            models.CheckConstraint(condition=Q(number__gt=0), name="question_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.text[:60]}"


class Asked(models.Model):
    """That a question went to a unit as this contribution (D4.4)."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="asked")
    contribution = models.OneToOneField("matters.Contribution", on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "press_asked"

    def __str__(self) -> str:
        return f"{self.question_id} {self.contribution_id}"


class Extension(models.Model):
    """That the term was extended by a notice sent within it (UDIP art. 13(2)); `until_on` is the day that was named."""

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, primary_key=True, related_name="+")
    outgoing = models.OneToOneField("post.Outgoing", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    until_on = models.DateField()
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "press_extension"

    def __str__(self) -> str:
        return str(self.pk)


class Answer(models.Model):
    """That an inquiry was answered: the row is the state, with its who and when; taken back while the letter had not left."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+")
    outgoing = models.OneToOneField("post.Outgoing", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "press_answer"
        constraints = [models.UniqueConstraint(fields=["inquiry"], name="answer_once", condition=Q(taken_back_at=None))]

    def __str__(self) -> str:
        return str(self.pk)


class Repeat(models.Model):
    """That an answer is the text which another desk had got (D4.20)."""

    answer = models.OneToOneField(Answer, on_delete=models.PROTECT, primary_key=True, related_name="+")
    source = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="repeats")

    class Meta:
        db_table = "press_repeat"

    def __str__(self) -> str:
        return f"{self.answer_id} as {self.source_id}"


class PhoneAnswer(models.Model):
    """What was said by phone, by whom and to whom (Prawo prasowe art. 11; D4.12)."""

    inquiry = models.OneToOneField(Inquiry, on_delete=models.PROTECT, primary_key=True, related_name="+")
    said = models.TextField()
    said_by = models.CharField(max_length=160)
    to = models.CharField(max_length=160)
    by = models.ForeignKey("base.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "press_phoneanswer"

    def __str__(self) -> str:
        return str(self.pk)


class Lemma(models.Model):
    """A word that an inquiry is about, folded: what similar inquiries are found by (D4.13)."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="+")
    word = models.CharField(max_length=40)

    class Meta:
        db_table = "press_lemma"
        constraints = [models.UniqueConstraint(fields=["word", "inquiry"], name="lemma_once")]

    def __str__(self) -> str:
        return self.word
