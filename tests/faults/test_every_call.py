"""P8: /openapi.json tells the truth: a program that only reads it finds no call that breaks it."""

import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import Servers
from tests.faults.conftest import Rounds
from tests.faults.ledger import Experiment
from tests.live.server import Server

FAULT = "P8 calls made from /openapi.json"
SEED = "20261"
#: What no schema can say: which signs a text may have, and what the workshop's state allows.
SETTINGS = """
[parameters]
code = "{code}"
[checks]
positive_data_acceptance.expected-statuses = [200, 201, 204, 401, 403, 404, 409, 422, 429]
"""


def fuzzed(server: Server, folder: Path, phases: str, examples: int) -> tuple[int, str]:
    """Schemathesis in a process of its own, with a facilitator's key: its status and words."""
    body = {"service": "Payroll", "model": "B", "facilitator": "Ann"}
    made = server.post("/api/workshops", json=body).json()
    (folder / "schemathesis.toml").write_text(SETTINGS.format(code=made["code"]))
    start = "import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())"
    words = [sys.executable, "-c", start, "--config-file", "schemathesis.toml", "run"]
    words += [f"{server.url}/openapi.json", "-H", f"Authorization: Bearer {made['key']}"]
    words += ["--phases", phases, "--max-examples", str(examples), "--checks", "all"]
    words += ["--seed", SEED, "--no-color", "--continue-on-failure", "--generation-database=none"]
    ran = subprocess.run(words, cwd=folder, capture_output=True, text=True)
    return ran.returncode, ran.stdout + ran.stderr


def test_no_call_made_from_the_schema_breaks_it(
    servers: Servers, tmp_path: Path, rounds: Rounds, experiment: Experiment
) -> None:
    experiment.of(FAULT, 0)
    server = servers.start()
    phases = "fuzzing,stateful" if rounds(0, 1) == 0 else "coverage,fuzzing,stateful"
    status, said = fuzzed(server, tmp_path, phases, rounds(3, 100))
    assert status == 0, said
    assert re.search(r"Operations: +(\d+) selected / \1 total", said), "every call was tried"
    assert "Traceback" not in server.log
    generated = re.search(r"(\d+) generated, (\d+) passed", said)
    assert generated, said
    experiment.rounds, experiment.findings.acknowledged = int(generated[1]), int(generated[2])


def test_a_server_that_breaks_on_bad_fields_is_found_out(
    servers: Servers, tmp_path: Path, experiment: Experiment
) -> None:
    experiment.of(FAULT, 0)
    status, said = fuzzed(servers.start("trusts-fields"), tmp_path, "fuzzing", 5)
    assert status == 1, said
    assert "Server error" in said or "Schema-violating request accepted" in said
    experiment.caught("trusts fields: a server error, or what breaks the schema is taken")


def test_without_a_key_the_answer_says_how_to_bring_one(server: Server) -> None:
    answer = server.get("/api/workshops/ABCDEFGH")
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
