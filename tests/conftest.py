"""What all tests share: where documents are, and when a skipped test is a failure.

A test that needs something beside Python bears a marker of OPTIONAL. Without it the test is
skipped with its reason. ``GRAPHKIT_REQUIRE_<MARKER>=1`` promises that it is there: then a skipped test of
that marker fails the run, unless one that it bears too is not promised; so does any skipped test without one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import settings

from graphkit.build import build
from graphkit.read import doc, ocr
from graphkit.records import Store
from graphkit.resolve import Reference
from graphkit.resources import samples as samples_folder

OPTIONAL = ("browser", "fonts", "java", "ocr", "office", "server", "shared", "wheel")
ROOT = Path(__file__).resolve().parent.parent

# What the catalogue of whoever runs the tests holds must not show; processes that tests start inherit it.
os.environ["GRAPHKIT_CATALOGUE"] = "none"

# A busy machine is no defect: properties are held to what they say, not to how long they take.
settings.register_profile("graphkit", deadline=None)
settings.load_profile("graphkit")


def unwelcome(keywords: Mapping[str, object], promised: Sequence[str]) -> bool:
    """Say whether a skip is a failure, where the resources ``promised`` are there."""
    markers = [name for name in OPTIONAL if name in keywords]
    return bool(promised) and all(name in promised for name in markers)


def _promised() -> list[str]:
    return [
        name for name in OPTIONAL if os.environ.get(f"GRAPHKIT_REQUIRE_{name.upper()}", "0") not in {"", "0"}
    ]


def _unwelcome_skips(config: pytest.Config) -> list[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    promised = _promised()
    return [report.nodeid for report in skipped if unwelcome(getattr(report, "keywords", {}), promised)]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "wheel: installs the wheel into an empty environment")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _unwelcome_skips(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for nodeid in _unwelcome_skips(terminalreporter.config):
        terminalreporter.write_line(f"FAILED {nodeid} - skipped, though what it needs was promised", red=True)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of the bundled sample plans."""
    return samples_folder()


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Open a store of the sample documents of higher bodies: the strategy, a decision, provinces' plans."""
    folder = tmp_path_factory.mktemp("kho") / "mau.gk"
    build([path for path in sorted(samples_folder().glob("*.txt")) if path.name[0] not in "px"], folder)
    with Store.open(folder) as opened:
        yield opened


@pytest.fixture(scope="session")
def reference() -> Reference:
    """Return the bundled tables of places, bodies and instruments."""
    return Reference.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of annotated documents: GRAPHKIT_SHARED, else ``shared`` beside the project."""
    folder = Path(os.environ.get("GRAPHKIT_SHARED") or ROOT.parent / "shared")
    if not (folder / "seeds").is_dir():
        pytest.skip(f"no annotated documents at {folder} (set GRAPHKIT_SHARED)")
    return folder


@pytest.fixture(scope="session")
def office() -> str:
    """Return LibreOffice's command."""
    found = doc.find_office()
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Skip where there is no OCR."""
    if ocr.tesseract() is None:
        pytest.skip("no tesseract with Vietnamese (Debian: apt install tesseract-ocr tesseract-ocr-vie)")


@pytest.fixture
def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no OCR, as on a machine where it is not installed."""
    monkeypatch.setenv("GRAPHKIT_TESSERACT", "no-such-command")
    monkeypatch.setattr(ocr, "tesseract", ocr.tesseract.__wrapped__)
