# SPDX-License-Identifier: EUPL-1.2
"""The command line: exit codes, one sentence on standard error, nothing loaded that is not asked for."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from gabinet.base import jobs, trace
from gabinet.base.accounts import actions as accounts
from gabinet.base.accounts.models import User
from gabinet.base.act import Act, Door
from gabinet.base.rights import Role
from gabinet.base.trace import Entry
from gabinet.config import checks, cli
from gabinet.polish import deadlines

HERE = Path(__file__).resolve().parents[1]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def act() -> Act:
    return Act(at=timezone.now(), door=Door.CLI)


@pytest.fixture
def office(db: None, act: Act) -> list[User]:
    """Three accounts, two of them administrators."""
    people = [("h.lasota", [Role.ADMIN]), ("d.celinska", [Role.HEAD, Role.ADMIN]), ("k.jaworek", [Role.SECRETARIAT])]
    return [accounts.make_account(login=login, name=login, roles=roles, act=act) for login, roles in people]


def run(*words: str, folder: str = "/") -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "gabinet.config.cli", *words], cwd=folder, capture_output=True, text=True)


def test_deadline_answers_every_row_and_loads_no_django(tmp_path: Path) -> None:
    place = tmp_path / "rows.csv"
    place.write_text("id,rule,start_date,context,more\n1,PRESS_QUESTION_14D,2026-03-02,,x\n2,NO_SUCH_RULE,2026-03-02,,\n", encoding="utf-8")
    code = (
        "import sys; from gabinet.config import cli; status = cli.main(sys.argv[1:]); "
        "print(status, sorted({name.split('.')[0] for name in sys.modules} & {'django', 'sqlite3', 'psycopg'}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, "deadline", "--csv", str(place)], cwd="/", capture_output=True, text=True)
    assert done.stdout == "id,expected_due\n1,2026-03-16\n2,\n"
    assert done.stderr.splitlines()[-1] == "1 []"
    assert "Line 3" in done.stderr


def test_all_rows_of_the_table_are_right(capsys: Out) -> None:
    place = HERE / "polish" / "deadlines.csv"
    assert cli.main(["deadline", "--csv", str(place)]) == 0
    wanted = list(csv.reader(place.read_text(encoding="utf-8").splitlines(keepends=True)))
    column = wanted[0].index("expected_due")
    said = [line for line in csv.reader(capsys.readouterr().out.splitlines())]
    assert len(said) == len(wanted) > 40
    assert [row[1] for row in said[1:]] == [row[column] for row in wanted[1:]]
    assert deadlines.COLUMNS[0] == "id"


def test_a_missing_file_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    done = run("deadline", "--csv", str(tmp_path / "none.csv"))
    assert done.returncode == 1
    assert "none.csv" in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words", [[], ["nonsense"], ["run", "--port", "0"], ["deadline"], ["run", "--web", "0"], ["post", "export", "--format", "xml"]]
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_what_comes_later_says_so() -> None:
    done = run("backup", "/tmp/x")
    assert done.returncode == 2
    assert "later version" in done.stderr


@pytest.mark.django_db
def test_audit_verify_counts_and_names_the_first_bad_entry(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "django", lambda: None)
    assert cli.main(["audit", "verify"]) == 0
    assert capsys.readouterr().out == f"{Entry.objects.count()} entries, chain holds\n"
    assert cli.main(["audit", "head"]) == 0
    head = capsys.readouterr().out.strip()
    place, seal = trace.head()
    assert head == f"{place}:{seal}"
    assert cli.main(["audit", "verify", "--kept", head]) == 0
    capsys.readouterr()
    Entry.objects.filter(place=2).update(verb="other")
    assert cli.main(["audit", "verify"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("entry 2: ")
    assert "entry 2" in said.err


@pytest.mark.django_db
def test_a_kept_head_that_is_none_is_refused(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "django", lambda: None)
    assert cli.main(["audit", "verify", "--kept", "7"]) == 1
    assert "PLACE" not in capsys.readouterr().out


@pytest.mark.django_db
def test_audit_export_tells_what_was_told(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "django", lambda: None)
    assert cli.main(["audit", "export"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["place"] for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0]["told"]["login"] == "h.lasota"
    assert cli.main(["audit", "export", "--since", "2999-01-01"]) == 0
    assert capsys.readouterr().out == ""
    assert cli.main(["audit", "export", "--since", "yesterday"]) == 1


@pytest.mark.django_db
def test_user_add_list_end_and_reset(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "django", lambda: None)
    assert cli.main(["user", "add", "o.ptaszek", "--name", "Oskar Ptaszek", "--role", "press"]) == 0
    link = capsys.readouterr().out.strip()
    assert link.startswith(settings.PUBLIC_URL)
    assert cli.main(["user", "list"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert rows[0] == "login,name,roles,since,second_factor"
    assert f"o.ptaszek,Oskar Ptaszek,press,{timezone.localdate()},no" in rows
    assert cli.main(["user", "end", "o.ptaszek"]) == 0
    assert not User.objects.get(login="o.ptaszek").is_active
    assert cli.main(["user", "reset", "o.ptaszek"]) == 0
    assert capsys.readouterr().out.strip() not in ("", link)
    assert User.objects.get(login="o.ptaszek").is_active


@pytest.mark.django_db
def test_user_refusals_are_sentences(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "django", lambda: None)
    assert cli.main(["user", "end", "k.jaworek"]) == 0
    assert cli.main(["user", "end", "nobody"]) == 1
    assert cli.main(["user", "end", "h.lasota"]) == 1  # two administrators must remain
    assert cli.main(["user", "add", "x", "--name", "X", "--role", "king"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 3
    assert "nobody" in said[0]
    assert User.objects.get(login="h.lasota").is_active
    assert not User.objects.filter(login="x").exists()


@pytest.mark.django_db
def test_doctor_is_well_then_says_what_to_do(office: list[User], capsys: Out, monkeypatch: pytest.MonkeyPatch, act: Act) -> None:  # trust: P11
    monkeypatch.setattr(cli, "django", lambda: None)
    (settings.VAR / "fonts").mkdir(parents=True, exist_ok=True)
    (settings.VAR / "fonts" / "sans-400.woff2").touch()
    assert cli.main(["doctor"]) == 0, capsys.readouterr().out
    assert all(line.startswith("ok\t") for line in capsys.readouterr().out.splitlines())
    jobs.Job.objects.create(name="lost", payload={}, run_at=timezone.now() - timezone.timedelta(minutes=30))
    assert cli.main(["doctor"]) == 1
    faults = [line.split("\t") for line in capsys.readouterr().out.splitlines() if line.startswith("fault")]
    assert [fault[1] for fault in faults] == ["oldest_job"]
    assert "lost" in faults[0][2]
    assert cli.main(["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert {check["code"] for check in told["checks"] if not check["ok"]} == {"oldest_job"}


def test_production_has_faults_of_its_own_that_can_be_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # trust: P11
    """In the demo none of them is asked; each names what to set or to do, and is gone when that is done."""
    now, asked = timezone.now(), (checks.antivirus, checks.mail_out, checks.backup)
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "DEMO", True)
    assert [check(now) for check in asked] == ["", "", ""]
    monkeypatch.setattr(settings, "DEMO", False)
    words = [check(now) for check in asked]
    assert all(named in said for named, said in zip(("GABINET_MAIL_IS_SCANNED", "GABINET_RELAY_URL", "backups"), words, strict=True))
    monkeypatch.setattr(settings, "MAIL_IS_SCANNED", True)
    monkeypatch.setattr(settings, "RELAY_URL", "smtp://relay.example")
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "last").touch()
    assert [check(now) for check in asked] == ["", "", ""]
