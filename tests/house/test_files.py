# SPDX-License-Identifier: EUPL-1.2
"""The house reads well: lengths, headers, names, writers, silenced checks. Each rule is also shown a planted violation."""

import ast
import io
import re
import subprocess
import tokenize
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages import pofile

from gabinet.base import office, rights
from gabinet.matters import kinds

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "gabinet"
LICENCE = "SPDX-License-Identifier: EUPL-1.2"
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_VIEW, LONGEST_SCRIPT = 400, 40, 25, 150
BANNED = {"utils", "helpers", "common", "misc", "core", "services", "manager", "media"}
OF_ROWS = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}  # `create` only of `.objects`
BACKGROUND = "config/fill/"  # numbered and chained like the rest, in bulk
# In base the tables lie in the modules that own them; those of the ground, and what its desks write beside an action.
OF_THE_GROUND = {"action", "erasure", "files", "jobs", "ladder", "links", "office", "rates", "rights", "schedules", "search", "trace", "unsaved"}
BESIDE = {
    "base/seeds.py": "rows without which nothing runs, planted after migrations",
    "base/background.py": "sweeps keys of forms and finished jobs that are past their term",
    "base/accounts/factors.py": "second factors and known devices; each is called by an action of accounts or before there is anybody to act",
    "base/accounts/jobs.py": "sweeps sessions that have ended",
    "base/accounts/sessions.py": "the store of sessions that Django calls itself",
    "base/entry/ways_in.py": "a session gets its owner at log-in",
    "base/ui/presence.py": "who has a thing open: gone after some seconds, no deed",
    "adapters/reading/picture.py": "saves a picture, not a row",
}


def tracked(*patterns: str) -> list[Path]:
    """Files that git knows or would take."""
    said = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in said.stdout.splitlines() if (ROOT / name).exists()]


def of_tests(place: Path) -> bool:
    """Tests that lie beside what they test."""
    return "tests" in place.parts or place.name == "conftest.py"


PYTHON = [place for place in tracked("src/*.py") if "migrations" not in place.parts]
OURS = [place for place in PYTHON if not of_tests(place.relative_to(ROOT))]


def name_of(place: Path) -> str:
    """A short name for the report."""
    return str(place.relative_to(ROOT))


def in_house(place: Path) -> str:
    """The path as style.md writes it: base/jobs.py."""
    return str(place.relative_to(SRC))


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


# ---- the rules: name of a file and its text -> what is wrong with it


def too_long(name: str, source: str) -> list[str]:
    """Functions beyond 40 lines, in views beyond 25."""
    most = LONGEST_VIEW if name.endswith("views.py") else LONGEST_FUNCTION
    return [f"{one.lineno} {one.name}" for one in functions(source) if (one.end_lineno or 0) - one.lineno + 1 > most]


def may_write(name: str) -> bool:
    """Actions, the background filled in bulk, and in base the modules that own tables."""
    owner = name.removeprefix("base/").removesuffix(".py")
    return name.endswith("/actions.py") or name.startswith(BACKGROUND) or owner in OF_THE_GROUND or name in BESIDE


def writes(name: str, source: str) -> list[str]:
    """Rows made, changed or deleted where no writer stands."""
    return [] if may_write(name) else [f"{node.lineno} {ast.unparse(node.func)}" for node in ast.walk(ast.parse(source)) if is_write(node)]


def is_write(node: ast.AST) -> bool:
    """A call that writes rows: `save()`, `objects.create()`, `update(field=...)`, `delete()` and their like."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    verb, owner = node.func.attr, ast.unparse(node.func.value)
    if verb == "create":
        return "objects" in owner
    if verb == "update":
        return bool(node.keywords) and not node.args and "hashlib" not in owner
    return verb in OF_ROWS or (verb == "delete" and not node.args and not node.keywords)


def unframed(name: str, source: str) -> list[str]:
    """Actions that are not keyword-only with `act`."""
    return [
        f"{one.lineno} {one.name}"
        for one in (functions(source) if name.endswith("actions.py") else [])
        if any(isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "action" for mark in one.decorator_list)
        and (one.args.args or one.args.posonlyargs or "act" not in {arg.arg for arg in one.args.kwonlyargs})
    ]


CLOCK = re.compile(r"timezone\.now\(|datetime\.now\(|datetime\.utcnow\(|datetime\.today\(|date\.today\(|localdate\(|\btime\.time\(")
ROOMS_WITH_CLOCKS = ("base/", "config/", "adapters/")  # frame, command line, partners: there an Act is made
PURE = re.compile(r"(?:rules|kind|models|queries|actions)\.py$")


def asks_the_clock(name: str, source: str) -> list[str]:
    """Nobody calls now() below views and jobs."""
    above = name.endswith(("views.py", "jobs.py")) or (name.startswith(ROOMS_WITH_CLOCKS) and not PURE.search(name))
    return [] if above else CLOCK.findall(source)


def reads_settings(name: str, source: str) -> list[str]:
    """Rules and actions never read settings."""
    inside = name.endswith(("rules.py", "actions.py")) or name.startswith("polish/")
    return re.findall(r"django\.conf import settings|os\.environ|environment\.read\(", source) if inside else []


def leftovers(name: str, source: str) -> list[str]:
    """Notes to oneself without the number of an issue, in comments and docstrings."""
    return [word for text in _remarks(name, source) for word in re.findall(r"\b(?:TODO|FIXME|XXX)\b(?! \(#\d+\))", text)]


def _remarks(name: str, source: str) -> list[str]:
    if not name.endswith(".py"):
        return [source]
    said = tokenize.generate_tokens(io.StringIO(source).readline)
    return [one.string for one in said if one.type == tokenize.COMMENT or (one.type == tokenize.STRING and one.string.startswith('"""'))]


def silenced(name: str, source: str) -> list[str]:
    """Checks switched off without saying which."""
    return re.findall(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa)(?!\s*[:\[])", source)


def swallows(name: str, source: str) -> list[str]:
    """A bare except anywhere; `except Exception` outside jobs, health and adapters, unless it tidies up and raises again."""
    wide = name in {"base/jobs.py", "base/health.py"} or name.startswith("adapters/") or name.endswith("/jobs.py")
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if not caught or (caught in {"Exception", "BaseException"} and not wide and not again):
                found.append(f"{node.lineno} except {caught}")
    return found


def styled_by_hand(name: str, source: str) -> list[str]:
    """Styles, scripts and handlers inside a page, which the content policy forbids."""
    return re.findall(r"\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|hx-on", source)


def says_safe(name: str, source: str) -> list[str]:
    """Places that call a string safe HTML."""
    return re.findall(r"\bmark_safe\(|\bMarkup\(|\|\s*safe\b|\bformat_html\(|autoescape false|SafeString\(", source)


def starts_a_shell(name: str, source: str) -> list[str]:
    """No command goes through a shell."""
    return re.findall(r"shell\s*=\s*True|os\.system\(|os\.popen\(", source)


def runs_text(name: str, source: str) -> list[str]:
    """Text is never run as a program, nor are objects of others thawed."""
    return re.findall(r"(?<![.\w])(?:eval|exec)\(|\bimport (?:pickle|marshal|shelve|yaml)\b|\bpickle\.loads?\(", source)


def weak_hashes(name: str, source: str) -> list[str]:
    """MD5 and SHA-1, but for the time-based codes whose standard (RFC 6238) demands it."""
    return [] if name == "base/accounts/codes.py" else re.findall(r"hashlib\.(?:md5|sha1)\b|hashlib\.new\(", source)


def faults(rule: Callable[[str, str], list[str]], places: list[Path]) -> list[str]:
    """What a rule finds in many files."""
    return [f"{name_of(place)}: {one}" for place in places for one in rule(in_house(place), place.read_text())]


PLANTED = [
    (too_long, "post/inbox/queries.py", "def f():\n" + "    x = 1\n" * 39, "def f():\n" + "    x = 1\n" * 40),
    (too_long, "post/inbox/views.py", "async def f():\n" + "    x = 1\n" * 24, "async def f():\n" + "    x = 1\n" * 25),
    (writes, "post/inbox/queries.py", "kept.update(other)", "rows.update(state='x')"),
    (writes, "post/inbox/views.py", "Item.objects.filter(pk=1)", "Item.objects.create(pk=1)"),
    (writes, "people/persons/jobs.py", "os.remove(place)", "row.delete()"),
    (writes, "config/prepare.py", "store.keep(row)", "row.save(update_fields=['x'])"),
    (writes, "config/demo/stage.py", "scene.do(at)", "Item.objects.bulk_create(rows)"),
    (writes, "base/ui/views.py", "drawn = draw(row)", "Item.objects.get_or_create(pk=1)"),
    (unframed, "post/inbox/actions.py", '@action(needs="x")\ndef f(*, act): ...', '@action(needs="x")\ndef f(act): ...'),
    (unframed, "post/inbox/actions.py", '@action(needs="x")\ndef f(*, item, act): ...', '@action(needs="x")\ndef f(*, item): ...'),
    (asks_the_clock, "post/inbox/sheet.py", "now = act.at", "now = timezone.now()"),
    (asks_the_clock, "base/accounts/actions.py", "now = act.at", "now = datetime.now(UTC)"),
    (asks_the_clock, "polish/terms.py", "def f(on): ...", "on = date.today()"),
    (reads_settings, "post/inbox/rules.py", "import re", "from django.conf import settings"),
    (reads_settings, "post/inbox/actions.py", "import re", "home = os.environ['HOME']"),
    (leftovers, "post/inbox/rules.py", "# TODO (#12): later\nTODO = 1\n", "# TODO later\n"),
    (leftovers, "README.md", "done", "FIXME"),
    (silenced, "post/inbox/rules.py", "x = 1  # noqa: S704", "x = 1  # noqa"),
    (silenced, "post/inbox/rules.py", "x = 1  # type: ignore[misc]", "x = 1  # type: ignore"),
    (swallows, "post/inbox/views.py", "try: f()\nexcept ValueError: g()", "try: f()\nexcept Exception: g()"),
    (swallows, "x/y.py", "try: f()\nexcept BaseException:\n    g()\n    raise", "try: f()\nexcept BaseException:\n    raise ValueError"),
    (swallows, "adapters/imap.py", "try: f()\nexcept Exception: g()", "try: f()\nexcept: g()"),
    (styled_by_hand, "x.html", '<script src="a.js"></script>', "<script>a()</script>"),
    (styled_by_hand, "x.html", '<p class="style">once = 1</p>', '<p style="color:red">'),
    (styled_by_hand, "x.html", "<button>", '<button onclick="a()">'),
    (says_safe, "x.html", "{{ text|length }}", "{{ text | safe }}"),
    (says_safe, "x.py", "from markupsafe import Markup", "Markup(text)"),
    (starts_a_shell, "x.py", "run(command)", "run(command, shell=True)"),
    (runs_text, "x.py", "pattern.exec(text)", "eval(text)"),
    (runs_text, "x.py", "import json", "import pickle"),
    (weak_hashes, "base/files.py", "hashlib.sha256(raw)", "hashlib.md5(raw)"),
]


@pytest.mark.parametrize(("rule", "name", "well", "spoiled"), PLANTED, ids=[f"{rule.__name__}-{n}" for n, (rule, *_) in enumerate(PLANTED)])
def test_a_planted_violation_is_seen(rule: Callable[[str, str], list[str]], name: str, well: str, spoiled: str) -> None:
    assert not rule(name, well)
    assert rule(name, spoiled)


def test_there_is_something_to_look_at() -> None:
    assert len(OURS) > 200
    assert {"views.py", "actions.py", "queries.py", "rules.py"} <= {place.name for place in OURS}


def test_modules_are_short() -> None:
    assert not {name_of(place): n for place in OURS if (n := place.read_text().count("\n")) > LONGEST_MODULE}


def test_functions_are_short() -> None:
    assert not faults(too_long, OURS)


def test_scripts_are_short() -> None:
    assert not {name_of(place): n for place in tracked("src/*.js") if (n := place.read_text().count("\n")) > LONGEST_SCRIPT}


def test_every_source_says_its_licence() -> None:
    sources = [place for place in tracked("src/*.py", "tests/*.py", "bench/*.py", "src/*.css", "src/*.js", "src/*.html") if place.stat().st_size]
    assert not [name_of(place) for place in sources if LICENCE not in place.read_text()[:400]]


def test_names_of_modules_mean_something() -> None:
    assert not [name_of(place) for place in PYTHON if place.stem in BANNED or place.parent.name in BANNED]


def test_only_actions_write() -> None:
    assert not faults(writes, OURS)


def test_who_writes_beside_an_action_is_known_by_name() -> None:
    named = [SRC / name for name in BESIDE]
    assert all(place.exists() and any(map(is_write, ast.walk(ast.parse(place.read_text())))) for place in named)
    assert all(len(why) > 15 for why in BESIDE.values())


def test_actions_are_keyword_only_with_act() -> None:
    assert not faults(unframed, OURS)


def test_nobody_asks_the_clock_below_views_and_jobs() -> None:
    assert not faults(asks_the_clock, OURS)


def test_rules_and_actions_never_read_settings() -> None:
    assert not faults(reads_settings, OURS)


def test_no_leftovers() -> None:
    texts = [place for place in tracked("src/*") if place.suffix in {".py", ".html", ".js", ".css", ".toml"}]
    assert not faults(leftovers, texts)
    documents = [*tracked("docs/*.md"), *tracked("*.md")]
    assert not [name_of(place) for place in documents if leftovers(place.name, place.read_text())]


def test_no_check_is_silenced_without_its_name() -> None:
    assert not faults(silenced, PYTHON)


def test_nothing_is_swallowed() -> None:
    assert not faults(swallows, OURS)


def test_unsafe_html_is_listed() -> None:  # trust: R4
    """Each file that says a string is safe HTML, with its reason and the number of its places in safe.toml."""
    listed = {one["file"]: one for one in tomllib.loads((ROOT / "tests/house/safe.toml").read_text())["place"]}
    places = [place for place in tracked("src/*.py", "src/*.html") if not of_tests(place.relative_to(ROOT))]
    found = {name_of(place): len(marks) for place in places if (marks := says_safe(place.name, place.read_text()))}
    assert found == {file: one["places"] for file, one in listed.items()}
    assert all(len(one["why"]) > 40 for one in listed.values())


def test_templates_style_nothing_by_hand() -> None:  # trust: H1
    assert not faults(styled_by_hand, tracked("src/*.html"))


def test_no_foreign_message_is_serialised() -> None:  # trust: M4
    reading = [place for place in OURS if "reading" in place.parts or place.name in {"imap.py", "smtp.py"} or "incoming" in place.parts]
    assert reading
    assert not [name_of(place) for place in reading if re.search(r"\.as_(bytes|string)\(", place.read_text())]


def test_no_shell() -> None:  # trust: X2
    assert not faults(starts_a_shell, tracked("src/*.py"))


def test_no_text_is_run_or_unpickled() -> None:  # trust: X2
    assert not faults(runs_text, OURS)


def test_weak_hashes_stand_only_where_a_standard_demands_them() -> None:  # trust: G8
    assert not faults(weak_hashes, OURS)


def test_nothing_is_vendored_or_named_by_machine() -> None:
    odd = re.compile(r"/work/|\.\./shared|/root/|/opt/pypi")
    kinds_of_text = {".py", ".md", ".toml", ".html", ".js", ".css", ".yml", ".po", ".txt", ".lock", ".csv"}
    texts = [place for place in tracked() if place.suffix in kinds_of_text or place.name in {"Makefile", "run"}]
    assert len(texts) > 50
    assert not [name_of(place) for place in texts if place != Path(__file__) and odd.search(place.read_text())]


# ---- what the environment, the rights, the kinds and the choices are called


def described() -> dict[str, str]:
    """The table of docs/settings.md: variable -> what it does."""
    rows = re.findall(r"^\| `([A-Z_]+)` \|[^|]*\| (.+) \|$", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    return dict(rows)


def variables() -> set[str]:
    """The variables that the house reads, wherever it reads them."""
    read = re.compile(r"""(?:env\.\w+|environ\.get|getenv|environ)[(\[]\s*["']((?:GABINET_|DATABASE_)\w+)""")
    return {name for place in OURS for name in read.findall(place.read_text())}


def test_every_variable_is_described() -> None:
    assert len(variables()) > 10
    assert variables() == set(described())
    assert all(len(text) > 30 for text in described().values())


def catalogue() -> dict[str, str]:
    """The English sentences with their Polish."""
    with (SRC / "locale/pl/LC_MESSAGES/django.po").open("rb") as taken:
        return {str(one.id): str(one.string) for one in pofile.read_po(taken) if one.id and isinstance(one.id, str) and not one.fuzzy}


POLISH_LETTERS = re.compile(r"[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]")


def labels() -> dict[str, str]:
    """What declared things are called: rights, kinds of matters, choices of the office."""
    named = {code: right.label for code, right in rights.DECLARED.items()}
    named |= {f"kind {code}": one.kind.label for code, one in kinds.KINDS.items() if not code.startswith("test.")}
    return named | {f"choice {key}": choice.label for key, choice in office.CHOICES.items()}


def test_labels_are_english_and_have_their_polish() -> None:
    known = catalogue()
    assert len(labels()) > 40
    assert not {code: label for code, label in labels().items() if POLISH_LETTERS.search(label) or not label[:1].isupper()}
    assert not {code: label for code, label in labels().items() if not known.get(label)}
