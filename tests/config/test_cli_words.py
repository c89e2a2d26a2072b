# SPDX-License-Identifier: EUPL-1.2
"""The commands over a CSV file of names, letters and trips: columns, bad rows, exit codes, and what they must not load."""

import csv
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gabinet.config import cli

TABLES = Path(__file__).resolve().parents[1] / "polish"
Out = pytest.CaptureFixture[str]
Answer = Callable[..., tuple[int, list[str], str]]

NAMES = "id,kind,case,gender,first,last,name"
LETTERS = "id,kind,gender,first,last,office,org"
TRIPS = (
    "id,kind,start,end,country,abroad_from,abroad_to,meals,lodging,local_transport,transfer,vehicle,km,tickets_other_pln,currency\n"
    "T,domestic,2025-03-12T07:00,2025-03-12T15:00,PL,,,,,yes,,,,,PLN"
)
GOOD = {
    "decline": (f"{NAMES}\nN,person,dat,f,Ewa,Maj,", "id,text,certain", "N,Ewie Maj,yes"),
    "salutation": (
        f"{LETTERS}\nS,person,m,Jan,Lis,Prezes,Stowarzyszenie „Nasz Wrzosowiec”",
        "id,salutation,block_nom,block_dat",
        "S,Szanowny Panie Prezesie,Pan\\nJan Lis\\nPrezes Stowarzyszenia „Nasz Wrzosowiec”,"
        "Panu\\nJanowi Lisowi\\nPrezesowi Stowarzyszenia „Nasz Wrzosowiec”",
    ),
    "travel": (
        TRIPS,
        "id,diet,lodging_due,local_due,transfer_due,total_currency,home_diet_pln,km_pln,total_pln",
        "T,22.50,0.00,9.00,0.00,,,0.00,31.50",
    ),
}
COMMANDS = sorted(GOOD)


@pytest.fixture
def answer(tmp_path: Path, capsys: Out) -> Answer:
    """Exit code, lines of the answer, what was said beside it."""

    def asked(command: str, text: str, start: bytes = b"") -> tuple[int, list[str], str]:
        place = tmp_path / "rows.csv"
        place.write_bytes(start + text.encode())
        code = cli.main([command, "--csv", str(place)])
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err

    return asked


@pytest.mark.parametrize("command", COMMANDS)
def test_a_good_file_is_answered(answer: Answer, command: str) -> None:
    text, head, row = GOOD[command]
    assert answer(command, text) == (0, [head, row], "")
    assert answer(command, text, b"\xef\xbb\xbf") == (0, [head, row], "")


@pytest.mark.parametrize("command", COMMANDS)
def test_other_columns_and_their_order_do_not_matter(answer: Answer, command: str) -> None:
    text, head, row = GOOD[command]
    names, cells = (line.split(",") for line in text.split("\n"))
    turned = "\n".join(",".join(reversed(["more", *line])) for line in (names, cells))
    assert answer(command, turned) == (0, [head, row], "")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_row_has_empty_cells_and_the_rest_goes_on(answer: Answer, command: str) -> None:
    text, head, row = GOOD[command]
    names, good = text.split("\n")
    width = names.count(",")
    code, lines, err = answer(command, f"{names}\nB,nonsense{',' * (width - 1)}\n{good}")
    assert (code, lines) == (1, [head, "B" + "," * head.count(","), row])
    assert err.startswith("Line 2 (B): ") and len(err.splitlines()) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_without_its_columns_is_a_sentence(answer: Answer, command: str) -> None:
    assert answer(command, GOOD[command][0])[0] == 0
    code, lines, err = answer(command, "id,colour\n1,blue")
    assert (code, lines) == (1, []) and "column" in err and len(err.splitlines()) == 1
    assert answer(command, "")[0] == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_as_a_program_it_loads_no_django(tmp_path: Path, command: str) -> None:
    place = tmp_path / "rows.csv"
    place.write_text(GOOD[command][0], encoding="utf-8")
    code = (
        "import sys; from gabinet.config import cli; status = cli.main(sys.argv[1:]); "
        "print(status, sorted({name.split('.')[0] for name in sys.modules} & {'django', 'sqlite3', 'psycopg'}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, command, "--csv", str(place)], cwd="/", capture_output=True, text=True)
    assert done.stdout.splitlines()[1] == GOOD[command][2]
    assert done.stderr.splitlines() == ["0 []"]


@pytest.mark.parametrize("command", COMMANDS)
def test_usage_and_a_missing_file(command: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as usage:
        cli.main([command])
    assert usage.value.code == 2
    done = subprocess.run(
        [sys.executable, "-m", "gabinet.config.cli", command, "--csv", str(tmp_path / "none")], cwd="/", capture_output=True, text=True
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr and len(done.stderr.splitlines()) == 1


def test_every_trip_of_the_table(capsys: Out) -> None:
    assert cli.main(["travel", "--csv", str(TABLES / "travel.csv")]) == 0
    said = list(csv.DictReader(capsys.readouterr().out.splitlines()))
    with (TABLES / "travel.csv").open(encoding="utf-8", newline="") as table:
        wanted = list(csv.DictReader(table))
    assert len(said) == len(wanted) >= 18
    assert [row == {name: line[name] for name in row} for row, line in zip(said, wanted, strict=True)] == [True] * len(wanted)
