# SPDX-License-Identifier: EUPL-1.2
"""Inquiries in every state that an address needs, open and confidential by either door; what units are asked; links; decisions."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from gabinet.base import files, links
from gabinet.base.act import Ref
from gabinet.base.models import Attached
from gabinet.matters.cases import actions as cases
from gabinet.matters.clocks import actions as clocks
from gabinet.matters.contributions import actions as contributions
from gabinet.matters.contributions import queries as contribution_queries
from gabinet.matters.figures import actions as figures
from gabinet.matters.models import Contribution, Version
from gabinet.people.models import Unit
from gabinet.post.assignment import actions as assignment
from gabinet.post.mailboxes.rules import Line
from gabinet.press.clearance import actions as clearance
from gabinet.press.course import actions as course
from gabinet.press.inquiries import actions, letters
from gabinet.press.inquiries import queries as inquiries
from gabinet.press.inquiries.models import Inquiry
from gabinet.press.receipts import actions as receipts
from gabinet.press.receipts import queries as receipt_queries
from gabinet.press.refusals import queries as refusals
from gabinet.press.refusals.rules import ELEMENTS, Way
from gabinet.press.wording import rules as wording
from gabinet.press.wording.rules import House
from tests.house import things_people
from tests.house.things_post import received
from tests.house.world import CLI, DAY, INQUIRIES, JOB, MARK, NAMED_B, NOW, REGISTER, Thing, World, came_through_a_link

HOUSE = House("Biuro Prezydenta Miasta", "Wrzosowiec-Zdrój", "bp@wrzosowiec.example", "http://127.0.0.1:8000/status/")
DECISION = {one.code: f"treść {one.code}" for one in ELEMENTS[Way.DECISION]}
SOON = NOW + timedelta(days=2)
SAME = "\n3) kiedy będą sanki i narty?"  # what makes an inquiry the same question as the one that was answered
BOTH = frozenset({"mayor"}) | NAMED_B


@dataclass(frozen=True)
class Case:
    """An inquiry with what was made of it: a body for its address, and who sees it."""

    inquiry: Inquiry
    readers: frozenset[str] | None
    told: Any


def furnish(world: World) -> None:
    """Everything of the press office, the Mayor's desk and the portal."""
    world.kept["source"] = _answered(world, _opened(world, "source", INQUIRIES))
    _inquiries(world)
    _asked(world)
    _matters(world)
    _decisions(world)
    _links(world)
    _status(world)
    number = {"number": str(world.kept["cases"]["plain"][0].inquiry.matter)}
    world.things["post/items/<int:pk>/joining/"] = [Thing({"pk": item.pk}, pile.readers, number) for pile, item in world.kept["items"]["open"]]
    world.things["press/readers/withdrawal/"] = [Thing(body=_reader(world))]
    world.things["press/readers/"] = [Thing(body={"user": world.people["spokesperson"].pk})]
    call = {"title": "Koszt sali", "texts": "Ile kosztuje sala?", "asker": "Iga Sowa"}
    world.things["press/inquiries/call/"] = [Thing(body=call)]


def _reader(world: World) -> dict[str, object]:
    from gabinet.press.insight import actions as insight

    insight.choose(user=world.people["head"].pk, act=world.deed("spokesperson"))
    return {"user": world.people["head"].pk}


def _opened(world: World, word: str, readers: frozenset[str], *, asked: str = "") -> Inquiry:
    """A letter of a journalist that Marta turned into an inquiry; title, questions and topic are planted."""
    title, text = world.mark(f"title{word}", readers), asked or world.mark(f"asked{word}", readers)
    subject = world.mark(f"subject{word}", readers if readers in (NAMED_B, BOTH) else readers | REGISTER)
    same = SAME if word.startswith(("source", "plain")) else ""
    item = received(world, Line.PRESS, subject, f"1) o co chodzi w {text}?\n2) ile kosztuje lodowisko?{same}")
    matter = assignment.turn_into(item=item, kind="press.inquiry", title=title, act=world.deed("press"))
    if not asked:
        world.searched(text, title, readers)
    found = Inquiry.objects.select_related("matter", "person", "outlet", "incoming__wording", "incoming__mailbox").get(pk=matter.pk)
    return course.set_topic(inquiry=found, topic=world.mark(f"topic{word}", readers), act=world.deed("press")) and found


def _written(world: World, one: Inquiry) -> Version:
    """A version of the answer; its words are planted like the title's."""
    body = f"Otwarcie {one.matter.title.replace('zqtitle', 'zqdraft')} w grudniu."
    world.marks[one.matter.title.replace("zqtitle", "zqdraft")] = world.marks[one.matter.title]
    return actions.write(inquiry=one, body=body, seen=0, act=world.deed("press"))


def _cleared(world: World, one: Inquiry) -> Version:
    version = _written(world, one)
    clearance.approve(version=version, seen=version.sha256, word="", act=world.deed("spokesperson"))
    return version


def _envelope(world: World, one: Inquiry) -> letters.Envelope:
    return letters.envelope(one, wording.signed("Leon Przybysz", "rzecznik prasowy", HOUSE), NOW)


def _answered(world: World, one: Inquiry) -> Any:
    version, leaves = _cleared(world, one), NOW + timedelta(seconds=10)
    return actions.answer(inquiry=one, version=version, envelope=_envelope(world, one), leaves_at=leaves, act=world.deed("spokesperson"))


def _plain(world: World, one: Inquiry) -> None:
    """As it came."""


def _wished(world: World, one: Inquiry) -> None:
    course.wish(inquiry=one, at=NOW + timedelta(days=1), act=world.deed("press"))


def _refusal(world: World, one: Inquiry) -> Version:
    """Written and cleared; it has not left."""
    text = course.prepare_refusal(inquiry=one, way=Way.DECISION, elements=DECISION, act=world.deed("spokesperson"))
    version: Version = refusals.draft_of(text).versions.get()
    for who in ("spokesperson", "mayor"):
        clearance.approve(version=version, seen=version.sha256, word="", act=world.deed(who))
    return version


def _refused(world: World, one: Inquiry) -> None:
    version = _refusal(world, one)
    text = refusals.text_of(one.pk)
    assert text is not None
    around = letters.bare(_envelope(world, one))
    leaves = NOW + timedelta(seconds=10)
    course.refuse(inquiry=one, text=text, version=version, envelope=around, leaves_at=leaves, act=world.deed("spokesperson"))


MADE: dict[str, Callable[[World, Inquiry], Any]] = {
    "plain": _plain,
    "written": _written,
    "cleared": _cleared,
    "answered": _answered,
    "wished": _wished,
    "refusal": _refusal,
    "refused": _refused,
}


def _inquiries(world: World) -> None:
    """Each state three times: open to the press office, confided by its matter, confided by its letter."""
    made: dict[str, list[Case]] = {state: [] for state in MADE}
    for state, make in MADE.items():
        for word in ("", "c", "l"):
            readers = NAMED_B if word else INQUIRIES
            one = _opened(world, f"{state}{word}", readers)
            told = make(world, one)
            _confide(world, one, word, NAMED_B)
            made[state].append(Case(Inquiry.objects.select_related("matter").get(pk=one.pk), readers if word else None, told))
    world.kept["cases"] = made
    for step, (state, body) in _steps(world).items():
        told = [Thing({"pk": one.inquiry.pk, **_question(step)}, one.readers, body(one)) for one in made[state]]
        world.things[f"press/inquiries/<int:pk>/{step}"] = told


def _question(step: str) -> dict[str, int]:
    return {"number": 1} if "<int:number>" in step else {}


def _confide(world: World, one: Inquiry, word: str, named: frozenset[str]) -> None:
    people = [world.people[role].pk for role in named]
    if word == "c":
        cases.confide(matter=one.matter, people=people, act=world.deed("head"))
    elif word == "l":
        assignment.confide(item=one.incoming, people=people, act=world.deed("head"))


def _steps(world: World) -> dict[str, tuple[str, Callable[[Case], dict[str, Any]]]]:
    """What is POSTed to which inquiry."""
    ask = {"unit": world.kept["IN"].pk, "due_on": SOON.date().isoformat(), "due_hour": "12:00"}
    extension = {"reason": "trwa rozliczenie", "until": "2026-11-20"}
    texts = {"texts": "Ile to kosztuje?\nKto płaci?"}
    verdict: dict[str, Callable[[Case], dict[str, Any]]] = {
        "questions/": lambda one: {**texts, "version": one.inquiry.version},
        "verdict/": lambda one: {"version": one.told.pk, "seen": one.told.sha256, "says": "approve"},
        "answer/": lambda one: {"version": one.told.pk},
        "refusal/letter/": lambda one: {"version": one.told.pk},
    }
    fixed: dict[str, tuple[str, dict[str, Any]]] = {
        "": ("plain", {}),
        "questions/<int:number>/unit/": ("plain", ask),
        "draft/": ("plain", {"body": "Otwarcie w grudniu.", "seen": 0}),
        "submission/": ("written", {"to": world.people["spokesperson"].pk}),
        "withdrawal/": ("answered", {}),
        "sending/": ("answered", {}),
        "same/": ("plain", {"source": world.kept["source"].pk}),
        "phone-answer/": ("plain", {"said": "602 tys. zł", "said_by": "Leon Przybysz", "to": "Tymon Grela"}),
        "code/": ("plain", {}),
        "wish/": ("plain", {"on": SOON.date().isoformat(), "hour": "12:00"}),
        "wish/withdrawal/": ("wished", {}),
        "basis/": ("plain", {"basis": "public_information", "reason": "osoba prywatna"}),
        "sensitivity/": ("plain", {"why": "kary"}),
        "topic/": ("plain", {"topic": "inwestycje"}),
        "extension/": ("plain", extension),
        "refusal/": ("plain", DECISION),
        "refusal/withdrawal/": ("refused", {}),
        "acknowledgement/": ("plain", {}),
    }
    states = {"questions/": "plain", "verdict/": "written", "answer/": "cleared", "refusal/letter/": "refusal"}
    told = {step: (states[step], body) for step, body in verdict.items()}
    return {**{step: (state, lambda one, body=body: body) for step, (state, body) in fixed.items()}, **told}  # type: ignore[misc]


def ask(world: World, case: Case, unit: Unit) -> Contribution:
    """The first question of an inquiry, put to a unit."""
    question = inquiries.questions_of(case.inquiry)[0]
    return actions.ask(question=question, unit=unit, word="", due_at=SOON, act=world.deed("press"))


def _asked(world: World) -> None:
    """Units are asked: three that a role heads, one of somebody else's, one about a confidential matter."""
    base = "press/inquiries/^(?P<pk>[0-9]{1,18})/contributions/(?P<asked>[0-9]{1,18})/(?P<step>revocation|silence|successor)/$"
    cases_ = world.kept["cases"]["written"]
    asked = []
    for case in cases_:
        waits, passed = _on(world, case, "IN"), _on(world, case, "ZK")
        contributions.not_ours(contribution=passed, to=world.kept["ZDM"], reason="nie nasze", name="", act=CLI)
        pk = case.inquiry.pk
        asked += [Thing({"pk": pk, "asked": waits.pk, "step": step}, case.readers) for step in ("revocation", "silence")]
        asked.append(Thing({"pk": pk, "asked": passed.pk, "step": "successor"}, case.readers))
    first, second = cases_[0].inquiry, world.kept["cases"]["plain"][0].inquiry
    wrong = Thing({"pk": second.pk, "asked": Contribution.objects.filter(matter=first.pk).first().pk, "step": "silence"}, frozenset())  # type: ignore[union-attr]
    world.things[base] = [*asked, wrong]
    _to_units(world)


def _on(world: World, case: Case, code: str) -> Contribution:
    """A question that the unit's head sees too."""
    made = ask(world, case, world.kept[code])
    role = {"IN": "unit_head", "ZK": "crisis", "FN": "treasurer", "ZDM": ""}[code]
    word = case.inquiry.matter.title.replace("zqtitle", "zqasked")
    world.marks[word] |= {role} - {""}
    return made


def _to_units(world: World) -> None:
    open_, confided = world.kept["cases"]["plain"][0], world.kept["cases"]["plain"][1]
    pairs = [("IN", "unit_head", open_, ""), ("ZK", "crisis", open_, ""), ("FN", "treasurer", open_, "b.klos"), ("ZDM", "", open_, "b.klos")]
    waiting = [(_on(world, case, code), role, twin) for code, role, case, twin in [*pairs, ("IN", "unit_head", confided, "")]]
    bodies: dict[str, dict[str, object]] = {
        "": {},
        "acceptance/": {},
        "reply/": {"text": "602 tys. zł"},
        "passing/": {"to": "", "reason": "nie nasze"},
        "deferral/": {"until": "2026-11-02T10:00", "reason": "urlop"},
    }
    for step, body in bodies.items():
        things = [Thing({"pk": one.pk}, frozenset({role} - {""}), body, twin) for one, role, twin in waiting]
        world.things[f"matters/contributions/<int:pk>/{step}"] = things
    _replies(world, open_, confided)


def _replies(world: World, open_: Case, confided: Case) -> None:
    """Answers with files: the office sees them with the matter, a head with the question."""
    for code, role, case in (("IN", "unit_head", open_), ("ZK", "crisis", open_), ("FN", "treasurer", open_), ("IN", "unit_head", confided)):
        readers = (case.readers or INQUIRIES) | {role}
        one, word = _on(world, case, code), f"{code.lower()}{'c' if case.readers else ''}"
        name, text = world.mark(f"file{word}", readers), world.mark(f"reply{word}", readers)
        kept = files.keep([name.encode()], limit=1000, at=NOW)
        row = contributions.give(contribution=one, text=text, files=[(f"{name}.txt", kept)], name="", act=CLI)
        hung = Attached.objects.get(kind="matters.reply", pk_of=row.pk)
        world.things["post/files/<uuid:place>/"].append(Thing({"place": hung.pk}, readers))


def _matters(world: World) -> None:
    plain, closed = world.kept["cases"]["plain"], world.kept["cases"]["answered"]
    base, to = "matters/<int:pk>/", world.people["press"].pk
    steps: dict[str, tuple[list[Case], Callable[[Case], dict[str, object]]]] = {
        "": (plain, lambda one: {}),
        "signs/": (plain, lambda one: {"case_sign": "BP.1431.17.2026", "version": one.inquiry.matter.version}),
        "assignment/": (plain, lambda one: {"to": to}),
        "reopening/": (closed, lambda one: {"reason": "sprostowanie"}),
        "confidence/": (plain, lambda one: {"people": [to]}),
        "disclosure/": (plain, lambda one: {}),
    }
    for step, (mine, body) in steps.items():
        world.things[f"{base}{step}"] = [Thing({"pk": one.inquiry.pk}, one.readers, body(one)) for one in mine]
    question = {"unit": world.kept["IN"].pk, "text": "Ile to kosztuje?", "due_at": "2026-10-30T12:00"}
    world.things[f"{base}questions/new/"] = [Thing({"pk": one.inquiry.pk}, one.readers, question) for one in plain]
    for step, standing in (("pause", False), ("resumption", True)):
        things = [Thing({"pk": one.inquiry.pk, "clock": _promised(one, standing=standing)}, one.readers, {"reason": "czekamy"}) for one in plain]
        world.things[f"{base}clocks/<int:clock>/{step}/"] = things


def _promised(one: Case, *, standing: bool) -> int:
    """A promise on a matter, running or paused."""
    clock = clocks.promise(matter_id=one.inquiry.pk, due_at=NOW + timedelta(days=3), source="promise", basis="słowo", act=CLI)
    if standing:
        clocks.pause(clock=clock, term=None, since=DAY, reason="czekamy", act=CLI)
    return clock.pk


def _decisions(world: World) -> None:
    """Before the Mayor: one for every eye, one that names her, one that does not."""
    things: dict[str, list[Thing]] = {"": [], "verdict/": []}
    for word, named, twin in (("", frozenset[str](), ""), ("named", BOTH, ""), ("unnamed", NAMED_B, "k.tyniec")):
        readers = named or INQUIRIES
        one = _opened(world, f"mayor{word}", readers)
        course.flag_sensitive(inquiry=one, why="kary", act=world.deed("press"))
        one.matter.refresh_from_db()
        version = _cleared(world, one)
        if named:
            people = [world.people[role].pk for role in (*named, *([twin] if twin else []))]
            cases.confide(matter=one.matter, people=people, act=world.deed("head"))
        body = {"version": version.pk, "seen": version.sha256, "says": "approve"}
        for step, made in things.items():
            made.append(Thing({"pk": version.draft_id}, named or None, body if step else {}, twin))
    world.things |= {f"decisions/<int:pk>/{step}": made for step, made in things.items()}


def _links(world: World) -> None:
    asked = _on(world, world.kept["cases"]["plain"][0], "ZDM")
    token = links.token_of(contribution_queries.ref(asked), "contribution", asked.unit.address, NOW)
    figure = things_people.figure(world, "linked", world.kept["ZDM"], world.marks["zqfigurezdmzq"])
    figures.ask_owner(figure=figure, act=world.deed("press"))
    second = links.token_of(Ref.of(figure), "figure", figure.owner.address, NOW)
    assert token is not None and second is not None
    world.tokens += [token, second]
    world.kept["linked"] = contribution_queries.ref(asked)
    world.kept["told behind links"] = set(MARK.findall(f"{asked.text} {figure.what} {figure.source}"))
    name = {"name": "Przemysław Wilga"}
    bodies: dict[str, tuple[str, dict[str, object]]] = {
        "": (token, {}),
        "acceptance/": (token, name),
        "answer/": (token, {**name, "text": "602 tys. zł"}),
        "return/": (token, {**name, "reason": "nie nasze", "to": ""}),
        "deferral/": (token, {**name, "on": "2026-11-02", "hour": "10:00", "reason": "urlop"}),
        "confirmation/": (second, name),
        "correction/": (second, {**name, "value": "602", "source": "protokół", "as_of": DAY.isoformat()}),
    }
    for step, (word, body) in bodies.items():
        world.things[f"links/<str:token>/{step}"] = [Thing({"token": word}, body=body)]
    world.things["links/<str:token>/"].append(Thing({"token": second}))
    world.things["links/done/<slug:what>/"] = [Thing({"what": what}) for what in ("returned", "confirmed", "corrected")]
    came_through_a_link(world, token)
    assert world.browser.get(f"/links/{second}/").status_code == 200


def _status(world: World) -> None:
    one = world.kept["cases"]["plain"][0].inquiry
    receipts.give_code(matter=one.matter, act=JOB)
    code = receipt_queries.code_of(one.pk)
    world.things["status/"] = [Thing(body={"number": str(one.matter), "code": code})]
