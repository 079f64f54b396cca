"""The wheel, installed in an empty environment away from the project, does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from graphkit import __version__

ROOT = Path(__file__).resolve().parents[2]
REGISTRY_SILENT = ("No matching distribution", "Could not find a version", "connection", "Temporary failure")
SAMPLES_HERE = "from graphkit.resources import samples, share; print(samples()); print(share('queries'))"

CARRIED = ("samples/xa-than-uyen.txt", "samples/office/xa-than-uyen.pdf", "data/instruments.tsv")

pytestmark = pytest.mark.wheel


def pip(python: Path, *words: str) -> None:
    """Run pip, and skip where no registry answers."""
    result = subprocess.run(
        [str(python), "-m", "pip", "--disable-pip-version-check", *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode and any(sign in result.stderr for sign in REGISTRY_SILENT):
        pytest.skip(f"pip reaches no registry: {result.stderr.strip().splitlines()[-1]}")
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel of the project as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    pip(Path(sys.executable), "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    [built] = folder.glob("graphkit-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment; return the folder of its programs."""
    folder = tmp_path_factory.mktemp("installed")
    venv.EnvBuilder(with_pip=True).create(folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip(programs / "python", "install", "--quiet", "-c", str(ROOT / "constraints.txt"), str(wheel))
    return programs


def run(command: Path, *words: str, cwd: Path, status: int = 0) -> str:
    """Run a program of the new environment, away from the project and from what this process knows of it."""
    ours = ("PYTHON", "GRAPHKIT_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    clean["GRAPHKIT_CATALOGUE"] = "none"
    result = subprocess.run(
        [str(command), *words], capture_output=True, encoding="utf-8", cwd=cwd, env=clean, check=False
    )
    assert result.returncode == status, f"{words}: {result.stdout}{result.stderr}"
    return result.stdout


def test_the_wheel_brings_one_import_name_and_its_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names} == {"graphkit", f"graphkit-{__version__}.dist-info"}
    assert [name for name in ("py.typed", *CARRIED) if f"graphkit/{name}" not in names] == []
    for folder, suffix in (("queries", ".cypher"), ("queries", ".rq"), ("ontology", ".ttl")):
        assert any(n.startswith(f"graphkit/_share/{folder}/") and n.endswith(suffix) for n in names), folder


def test_the_main_job_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    graphkit = installed / "graphkit"
    assert run(graphkit, "--version", cwd=tmp_path).strip() == f"graphkit {__version__}"
    samples, queries = run(installed / "python", "-c", SAMPLES_HERE, cwd=tmp_path).splitlines()
    assert not Path(samples).is_relative_to(ROOT) and not Path(queries).is_relative_to(ROOT)
    plans = [str(path) for path in sorted(Path(samples).glob("*.txt"))]
    run(graphkit, "build", *plans, "--in", "gioi.gk", "--quiet", cwd=tmp_path)
    tree = run(graphkit, "lineage", "28/NQ-CP", "--down", "--in", "gioi.gk", cwd=tmp_path)
    assert "2723/KH-UBND" in tree and "Than Uyên" in tree
    draft = str(Path(samples) / "phuong-hong-ha.txt")
    words = ("check", draft, "--in", "gioi.gk", "--format", "json")
    [checked] = json.loads(run(graphkit, *words, cwd=tmp_path, status=1))["documents"]
    assert [finding["code"] for finding in checked["findings"]] == ["KG201", "KG207"]
    run(graphkit, "query", "run", "plans_without_parent", "--in", "gioi.gk", cwd=tmp_path)
    run(graphkit, "show", "--in", "gioi.gk", "--html", "graph.html", cwd=tmp_path)
    assert (tmp_path / "graph.html").stat().st_size > 10_000
