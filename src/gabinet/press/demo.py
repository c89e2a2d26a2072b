# SPDX-License-Identifier: EUPL-1.2
"""Scenes of the invented office: the viaduct's inquiry (thread 1) and the interpellation on the school bus (thread 8).

Everything goes through the listener, the views and the actions; due dates are computed by the rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial

from gabinet.base import links
from gabinet.base.act import Ref
from gabinet.base.numbers import WARSAW
from gabinet.base.scenes import Scene, Stage
from gabinet.matters.cases.kind import LETTER
from gabinet.matters.clocks import actions as clocks
from gabinet.matters.contributions import actions as contributions_of
from gabinet.matters.contributions import queries as contributions
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Contribution, Figure, Matter, Version
from gabinet.matters.passages import actions as passages
from gabinet.matters.passages.rules import Card
from gabinet.matters.terms import queries as terms
from gabinet.people.models import Unit
from gabinet.polish.dates import long_date
from gabinet.post.assignment import actions as assignment
from gabinet.post.incoming import actions as incoming
from gabinet.post.incoming.rules import Channel
from gabinet.post.mailboxes import queries as mailboxes
from gabinet.post.mailboxes.rules import Line
from gabinet.post.models import Incoming
from gabinet.post.ports import Read
from gabinet.press.inquiries import queries
from gabinet.press.inquiries.models import Answer, Inquiry

VIADUCT, BUS = "Koszty wiaduktu nad torami", "Interpelacja: dowóz dzieci z Olszanowa"
FIRST_ID, SECOND_ID = "wiadukt-1@kurier.example", "wiadukt-2@kurier.example"
QUESTIONS = """Dzień dobry,

proszę o odpowiedź na cztery pytania:
1) o ile wzrósł koszt wiaduktu nad torami od podpisania umowy,
2) kto zdecydował o robotach dodatkowych,
3) jakie kary naliczono wykonawcy za opóźnienie,
4) kiedy otwarcie?

Pozdrawiam
Tymon Grela
Kurier Nadwirneński
"""
PRESSES = """Dzień dobry,

dopytuję o pkt 3. Tekst zamykamy dziś o 16:00, więc bardzo proszę o odpowiedź do 15:30.

Tymon Grela
"""
GIVEN = {
    1: "Umowa 118/2024 opiewała na 38,4 mln zł brutto. Po aneksach wartość umowy wynosi 41,6 mln zł brutto.",
    2: "Roboty dodatkowe (odwodnienie przyczółka) zatwierdził I zastępca Prezydenta Bogumił Sarnecki na podstawie protokołu konieczności nr 3.",
    3: "Naliczono 602 tys. zł kar umownych za 34 dni zwłoki.",
    4: "Otwarcie ruchu planujemy na {opening}.",
}
DRAFTS = (
    "Wartość umowy nr 118/2024 wzrosła z 38,4 do 41,6 mln zł brutto.",
    "Wartość umowy nr 118/2024 wzrosła z 38,4 do 41,6 mln zł brutto. Roboty dodatkowe zatwierdził zastępca Prezydenta.\n\n"
    "Naliczono 602 tys. zł kar umownych za 34 dni zwłoki.",
    "Wartość umowy nr 118/2024 wzrosła z 38,4 do 41,6 mln zł brutto. Roboty dodatkowe (odwodnienie przyczółka) zatwierdził zespół.\n\n"
    "Naliczono 602 tys. zł kar umownych za 34 dni zwłoki. Ruch na wiadukcie planujemy otworzyć {opening}.",
    "Wartość umowy nr 118/2024 wzrosła z 38,4 do 41,2 mln zł brutto, czyli o 7,3%. Roboty dodatkowe (odwodnienie przyczółka) zatwierdził "
    "Zastępca Prezydenta Miasta Bogumił Sarnecki na podstawie protokołu konieczności nr 3.\n\n"
    "Naliczono 612 tys. zł kar umownych za 34 dni zwłoki. Ruch na wiadukcie planujemy otworzyć {opening}.",
)
EARLIER = (
    (
        -41,
        "Kary za przebudowę ulicy Okólnej",
        "Czy wykonawca przebudowy ulicy Okólnej zapłacił kary?",
        "Kary za 12 dni zwłoki potrącono z faktury końcowej.",
    ),
    (
        -33,
        "Koszt ronda na Bażantarni",
        "Ile kosztowało rondo na Bażantarni i o ile wzrósł koszt robót?",
        "Koszt ronda nie wzrósł od podpisania umowy.",
    ),
)


def mail(sender: str, name: str, to: str, subject: str, text: str, at: datetime, message_id: str, answers: Sequence[str] = ()) -> bytes:
    """A letter from outside as it comes over the wire."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = f"{name} <{sender}>"
    letter["To"] = to
    letter["Subject"] = subject
    letter["Date"] = format_datetime(at)
    letter["Message-ID"] = f"<{message_id}>"
    if answers:
        letter["In-Reply-To"] = f"<{answers[-1]}>"
        letter["References"] = " ".join(f"<{one}>" for one in answers)
    letter.set_content(text, charset="utf-8", cte="quoted-printable")
    return letter.as_bytes()


def scenes(stage: Stage) -> list[Scene]:
    """Threads 1 and 8, and two inquiries answered before."""
    return [*_Earlier(stage).scenes(), *_Viaduct(stage).scenes(), *_Bus(stage).scenes()]


def inquiry(title: str) -> Inquiry:
    """The inquiry of a scene before."""
    return Inquiry.objects.select_related("matter").get(matter__title=title)


def _item(message_id: str) -> Incoming:
    return Incoming.objects.select_related("wording", "mailbox").get(message_id=message_id)


@dataclass(slots=True)
class _Viaduct:
    """Thread 1: four questions, one department, four drafts, a typing error in the last."""

    stage: Stage

    def scenes(self) -> list[Scene]:
        day = self.stage.day
        told = (
            (day.d(-14, time(9, 14)), self.asks),
            (day.d(-14, time(9, 31)), self.becomes_an_inquiry),
            (day.d(-14, time(9, 48)), self.is_sensitive),
            (day.w(-13, time(10, 5)), self.department_is_asked),
            (day.w(-5, time(11, 20)), self.department_answers),
            (day.w(-5, time(12, 10)), self.figures_are_entered),
            (day.w(-5, time(13, 5)), self.penalties_are_confirmed),
            (day.w(-3, time(14, 0)), lambda at: self.writes(at, 0)),
            (day.w(-2, time(12, 40)), lambda at: self.writes(at, 1)),
            (day.w(-1, time(15, 10)), lambda at: self.writes(at, 2)),
            (day.d(0, time(9, 41)), self.presses),
            (day.d(0, time(9, 45)), self.wish_is_noted),
            (day.d(0, time(9, 50)), self.cost_is_corrected),
            (day.d(0, time(9, 55)), lambda at: self.writes(at, 3)),
            (day.d(0, time(10, 38)), self.goes_to_the_spokesperson),
        )
        return [Scene(at, 1, VIADUCT, do) for at, do in told]

    @property
    def opening(self) -> str:
        return long_date(self.stage.day.w(32).date()).removesuffix(" r.")

    def asks(self, at: datetime) -> None:
        raw = mail("t.grela@kurier.example", "Tymon Grela", "bp@wrzosowiec.example", f"{VIADUCT} – pytania", QUESTIONS, at, FIRST_ID)
        self.stage.mail("bp@wrzosowiec.example", raw, at)

    def becomes_an_inquiry(self, at: datetime) -> None:
        item = _item(FIRST_ID)
        fields = {"kind": "press.inquiry", "title": VIADUCT}
        self.stage.page("m.olszan", f"/post/items/{item.pk}/matter/", at, fields)
        self.stage.page("m.olszan", self._url("topic/"), at, {"topic": "inwestycje"})

    def is_sensitive(self, at: datetime) -> None:
        self.stage.page("l.przybysz", self._url("sensitivity/"), at, {"why": "spór z wykonawcą o kary umowne"})

    def department_is_asked(self, at: datetime) -> None:
        unit, due = Unit.objects.get(code="IN"), self.stage.day.w(-5)
        for number in GIVEN:
            fields = {"unit": str(unit.pk), "due_on": due.date().isoformat(), "due_hour": "15:00", "word": ""}
            self.stage.page("m.olszan", self._url(f"questions/{number}/unit/"), at, fields)

    def department_answers(self, at: datetime) -> None:
        for number, asked in queries.contributions_of(inquiry(VIADUCT)):
            fields = {"text": GIVEN[number].format(opening=self.opening), "name": "Małgorzata Ziętek"}
            self.stage.page("", f"/links/{_token(asked, at)}/answer/", at, fields)

    def figures_are_entered(self, at: datetime) -> None:
        owner, act, as_of = Unit.objects.get(code="IN"), self.stage.act("m.olszan", at), at.astimezone(WARSAW).date()
        known = (
            (Decimal("602"), "tys. zł", "kary umowne za zwłokę przy wiadukcie", "nota obciążeniowa 7"),
            (Decimal("38.4"), "mln zł", "wartość umowy 118/2024 przy podpisaniu", "umowa 118/2024"),
            (Decimal("41.6"), "mln zł", "wartość umowy 118/2024 po aneksach", "odpowiedź wydziału"),
        )
        for value, unit, what, source in known:
            made = figures.figure(value=value, unit=unit, what=what, source=source, owner=owner, as_of=as_of, act=act)
            figures.ask_owner(figure=made, act=act)

    def penalties_are_confirmed(self, at: datetime) -> None:
        for value in (Decimal("602"), Decimal("38.4")):
            self._by_link(value, "confirmation", at, {"name": "Małgorzata Ziętek"})

    def cost_is_corrected(self, at: datetime) -> None:
        fields = {"value": "41,2", "source": "aneks nr 4", "as_of": at.astimezone(WARSAW).date().isoformat(), "name": "Małgorzata Ziętek"}
        self._by_link(Decimal("41.6"), "correction", at, fields)

    def _by_link(self, value: Decimal, step: str, at: datetime, fields: dict[str, str]) -> None:
        found = Figure.objects.select_related("owner").get(value=value, replaced_by=None)
        token = links.token_of(Ref.of(found), "figure", found.owner.address, at)
        self.stage.page("", f"/links/{token}/{step}/", at, fields)

    def writes(self, at: datetime, n: int) -> None:
        self.stage.page("m.olszan", self._url("draft/"), at, {"body": DRAFTS[n].format(opening=self.opening), "seen": str(n)})

    def presses(self, at: datetime) -> None:
        subject = f"Re: {VIADUCT} – pytania"
        raw = mail("t.grela@kurier.example", "Tymon Grela", "bp@wrzosowiec.example", subject, PRESSES, at, SECOND_ID, [FIRST_ID])
        self.stage.mail("bp@wrzosowiec.example", raw, at)

    def wish_is_noted(self, at: datetime) -> None:
        """The hour the letter names; where the stage stands past it, the paper's day has closed and no wish is noted."""
        wanted = datetime.combine(at.astimezone(WARSAW).date(), time(15, 30), WARSAW)
        if wanted > at:
            self.stage.page("m.olszan", self._url("wish/"), at, {"at": wanted.isoformat()})

    def goes_to_the_spokesperson(self, at: datetime) -> None:
        to = str(self.stage.user("l.przybysz"))
        self.stage.page("m.olszan", self._url("submission/"), at, {"to": to, "word": "wersja 4, kwota po korekcie wydziału"})

    def _url(self, part: str) -> str:
        return queries.url(inquiry(VIADUCT).pk) + part


def _token(asked: Contribution, at: datetime) -> str | None:
    return links.token_of(contributions.ref(asked), "contribution", asked.unit.address, at)


@dataclass(slots=True)
class _Earlier:
    """Two inquiries of the month before, cleared and answered, so that similar ones and what we said are not empty."""

    stage: Stage

    def scenes(self) -> list[Scene]:
        day, thread = self.stage.day, 0
        made = [Scene(day.w(-42, time(9, 0)), thread, "Wcześniejsze pytania prasowe", self.passages)]
        for n, (days, title, question, answer) in enumerate(EARLIER):
            made += [
                Scene(day.w(days, time(9, 20)), thread, title, partial(self.asks, n=n, title=title, question=question)),
                Scene(day.w(days + 1, time(11, 0)), thread, title, partial(self.writes, title=title, answer=answer)),
                Scene(day.w(days + 2, time(12, 0)), thread, title, partial(self.sends, title=title)),
            ]
        return made

    def passages(self, at: datetime) -> None:
        act, year = self.stage.act("l.przybysz", at), at.year
        cards = (
            Card(
                "Kary umowne: jak je liczymy",
                "Kary umowne nalicza się za każdy dzień zwłoki według umowy; miasto potrąca je z wynagrodzenia wykonawcy.",
                "kara, kary umowne, zwłoka, wykonawca",
                date(year + 1, 12, 31),
            ),
            Card(
                "Inwestycje drogowe w budżecie",
                "Plan i wykonanie wydatków na inwestycje drogowe publikujemy co miesiąc w BIP.",
                "koszt, inwestycja, droga, wiadukt",
                date(year + 1, 6, 30),
            ),
        )
        for card in cards:
            made = passages.add(card=card, act=act)
            passages.approve(passage=made, version=made.version, act=act)

    def asks(self, at: datetime, n: int, title: str, question: str) -> None:
        message_id = f"wczesniej-{n}@dziennik.example"
        raw = mail(
            "o.szczesna@dziennik.example",
            "Olga Szczęsna",
            "bp@wrzosowiec.example",
            title,
            f"Dzień dobry,\n\n{question}\n\nOlga Szczęsna\n",
            at,
            message_id,
        )
        self.stage.mail("bp@wrzosowiec.example", raw, at)
        self.stage.page("o.ptaszek", f"/post/items/{_item(message_id).pk}/matter/", at, {"kind": "press.inquiry", "title": title})
        self.stage.page("o.ptaszek", queries.url(inquiry(title).pk) + "topic/", at, {"topic": "inwestycje"})

    def writes(self, at: datetime, title: str, answer: str) -> None:
        self.stage.page("o.ptaszek", queries.url(inquiry(title).pk) + "draft/", at, {"body": answer, "seen": "0"})

    def sends(self, at: datetime, title: str) -> None:
        one = inquiry(title)
        version = Version.objects.get(draft__kind="press.inquiry", draft__pk_of=one.pk)
        fields = {"version": str(version.pk), "seen": version.sha256, "says": "approve"}
        self.stage.page("l.przybysz", queries.url(one.pk) + "verdict/", at, fields)
        self.stage.page("l.przybysz", queries.url(one.pk) + "answer/", at + timedelta(minutes=1), {"version": str(version.pk)})
        assert Answer.objects.filter(inquiry=one).exists()


@dataclass(slots=True)
class _Bus:
    """Thread 8: Councillor Brzóska's interpellation; its fourteen days run from the day it reached the Mayor (u.s.g. art. 24(6))."""

    stage: Stage

    def scenes(self) -> list[Scene]:
        day = self.stage.day
        told = (
            (day.w(-8, time(10, 15)), self.reaches_the_mayor),
            (day.w(-8, time(11, 0)), self.is_assigned),
            (day.w(-7, time(9, 30)), self.department_is_asked),
            (day.w(-3, time(13, 15)), self.department_answers),
        )
        return [Scene(at, 8, BUS, do) for at, do in told]

    def reaches_the_mayor(self, at: datetime) -> None:
        box, act = mailboxes.of_line(Line.SECRETARIAT), self.stage.act("k.jaworek", at)
        assert box is not None
        text = (
            "Interpelacja radnej Łucji Brzóski w sprawie dowozu dzieci z Olszanowa do SP nr 7. Wpłynęła do Przewodniczącej Rady Miasta "
            f"{long_date(self.stage.day.w(-9).date())}. Kiedy ruszy dodatkowy kurs autobusu szkolnego?"
        )
        read = Read(
            subject=BUS,
            sender=None,
            from_name="Elwira Mądra, Przewodnicząca Rady Miasta",
            reply_to=None,
            message_id=None,
            references=(),
            machine=False,
            text=text,
            new_text=text,
            kind=None,
        )
        incoming.register_other(channel=Channel.PAPER, mailbox=box, read=read, received_at=at, act=act)

    def is_assigned(self, at: datetime) -> None:
        item, instruction = self._item(), "do Wydziału Edukacji i Sportu, projekt odpowiedzi"
        assignment.assign(item=item, to=self.stage.user("w.dec"), instruction=instruction, until=None, act=self.stage.act("d.celinska", at))
        act = self.stage.act("w.dec", at)
        matter = assignment.turn_into(item=self._item(), kind=LETTER.code, title=BUS, act=act)
        received_on = item.received_at.astimezone(WARSAW).date()
        term = terms.term("INTERPELLATION_14D", received_on)
        clocks.start(matter_id=matter.pk, term=term, from_on=received_on, act=act, off=terms.days_off())

    def department_is_asked(self, at: datetime) -> None:
        unit = Unit.objects.get(code="ED")
        text = "Kiedy ruszy dodatkowy kurs autobusu szkolnego z Olszanowa? Proszę o projekt odpowiedzi na interpelację."
        due = self.stage.day.w(-3, time(15, 0))
        contributions_of.ask(matter=Matter.objects.get(title=BUS), unit=unit, text=text, due_at=due, act=self.stage.act("w.dec", at))

    def department_answers(self, at: datetime) -> None:
        asked = Contribution.objects.select_related("unit").get(matter__title=BUS)
        fields = {"text": "Projekt: dodatkowy kurs z Olszanowa o 7:20 ruszy od poniedziałku po zmianie rozkładu MPK.", "name": "Roman Ćwiek"}
        self.stage.page("", f"/links/{_token(asked, at)}/answer/", at, fields)

    def _item(self) -> Incoming:
        return Incoming.objects.select_related("wording", "mailbox").get(subject=BUS)
