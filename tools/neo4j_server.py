"""A Neo4j Community server for tests and measurements, on loopback, from Maven artifacts.

    python tools/neo4j_server.py start             starts it in the background, and says how to reach it
    python tools/neo4j_server.py stop              stops it
    python tools/neo4j_server.py run -- COMMAND    starts another on a free port, runs COMMAND, stops it
    python tools/neo4j_server.py admin ARGUMENTS   is neo4j-admin, for the home of the one in the background

COMMAND finds NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD in its environment; where NEO4J_URI is set already,
COMMAND is run with that server. Needs Java 17 or newer and Maven. What is kept is below ``build/neo4j``.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROJECT = Path(__file__).with_suffix(".xml")
BASE = ROOT / "build" / "neo4j"
PORT = 7687
HEAP = os.environ.get("NEO4J_HEAP", "1g")
PATIENCE = 180.0
"""Seconds to wait for a server to start; it takes about six on an idle machine."""

_SERVER = "org.neo4j.server.CommunityEntryPoint"
ADMIN = "org.neo4j.cli.AdminTool"
_STARTED = "Started."
_OPENS = ("java.lang", "java.io", "java.nio", "java.util.concurrent", "sun.nio.ch")
_CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=512m
dbms.usage_report.enabled=false
server.directories.import=import
dbms.import.csv.legacy_quote_escaping=false
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is to run, or runs, in a home of its own."""

    home: Path
    port: int
    password: str

    @property
    def environment(self) -> dict[str, str]:
        """What tells a client how to reach it."""
        return {
            "NEO4J_URI": f"bolt://127.0.0.1:{self.port}",
            "NEO4J_USER": "neo4j",
            "NEO4J_PASSWORD": self.password,
        }

    def start(self) -> subprocess.Popen[bytes]:
        """Start it in an empty home or that of an earlier run; return once its log says that it answers."""
        log = self.home / "logs" / "neo4j.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.unlink(missing_ok=True)
        conf = self.home / "conf"
        conf.mkdir(exist_ok=True)
        text = _CONFIGURATION.format(port=self.port, heap=HEAP)
        (conf / "neo4j.conf").write_text(text, encoding="utf-8")
        if not (self.home / "data" / "databases" / "system").exists():
            admin(self.home, ["dbms", "set-initial-password", self.password])
        command = [*java(_SERVER, f"-Xmx{HEAP}"), f"--home-dir={self.home}", f"--config-dir={conf}"]
        with (self.home / "logs" / "console.log").open("wb") as console:
            # A session of its own: Ctrl-C in the terminal is not for a server in the background.
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=console,
                stderr=console,
                start_new_session=True,
            )
        try:
            self._wait(process, log)
        except BaseException:
            end(process)
            raise
        return process

    def _wait(self, process: subprocess.Popen[bytes], log: Path) -> None:
        last = time.monotonic() + PATIENCE
        while not (log.exists() and _STARTED in log.read_text(encoding="utf-8", errors="replace")):
            if process.poll() is not None or time.monotonic() > last:
                console = (self.home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace")
                said = log.read_text(encoding="utf-8", errors="replace") if log.exists() else console
                sys.exit(f"Neo4j did not start; its log {log} ends:\n{said[-2000:]}")
            time.sleep(0.2)


def end(process: subprocess.Popen[bytes]) -> None:
    """Stop a server that this process started."""
    process.terminate()
    try:
        process.wait(60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def admin(home: Path, arguments: Sequence[str], folder: Path | None = None) -> None:
    """Run neo4j-admin for a home, in a folder. Raises CalledProcessError, which has what it said."""
    known = os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")}
    command = [*java(ADMIN), *arguments]
    subprocess.run(command, cwd=folder, env=known, check=True, capture_output=True, text=True)


def java(main: str, *options: str) -> list[str]:
    """Return the command that runs a class of the server."""
    opens = (f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS)
    return [_found("java"), *options, *opens, "-cp", str(artifacts() / "*"), main]


def artifacts() -> Path:
    """Return the folder of the server's jars, fetched by Maven where they are not there yet."""
    folder = BASE / "lib"
    if folder.is_dir():
        return folder
    fresh = BASE / f"lib.{os.getpid()}"
    command = [_found("mvn"), "-q", "-B", "-f", str(PROJECT), "dependency:copy-dependencies"]
    subprocess.run([*command, f"-DoutputDirectory={fresh}"], check=True)
    fresh.rename(folder)
    return folder


def _found(command: str) -> str:
    path = shutil.which(command)
    if path is None:
        sys.exit(f"{command} is not on the PATH; a Neo4j server needs Java 17 or newer and Maven")
    return path


def start() -> None:
    """Start the server in the background."""
    server = Server(BASE / "home", PORT, _password(BASE / "password"))
    if _pid() is not None:
        sys.exit(f"it runs already, or its file {_PID} was left behind: stop it first")
    process = server.start()
    _PID.write_text(str(process.pid), encoding="utf-8")
    print("\n".join(f"export {name}={value}" for name, value in server.environment.items()))


def stop() -> None:
    """Stop the server in the background."""
    pid = _pid()
    if pid is None:
        sys.exit("no server was started here")
    with suppress(OSError):  # it is gone
        os.kill(pid, signal.SIGTERM)
        _wait_for_end(pid)
    _PID.unlink()


_PID = BASE / "pid"


def _pid() -> int | None:
    return int(_PID.read_text(encoding="utf-8")) if _PID.exists() else None


def _wait_for_end(pid: int) -> None:
    """Wait until a process is gone, which raises OSError; Windows ends it at once."""
    while os.name != "nt":
        os.kill(pid, 0)
        time.sleep(0.2)


def _password(path: Path) -> str:
    """Return the password of the home in ``build``; it is made with it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(12), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def run(command: Sequence[str]) -> int:
    """Run a command beside a server of its own, which is gone afterwards; return its exit status."""
    if os.environ.get("NEO4J_URI"):
        return _status(command, {})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with tempfile.TemporaryDirectory(prefix="neo4j-", ignore_cleanup_errors=True) as home:
        server = Server(Path(home), free_port(), secrets.token_hex(12))
        process = server.start()
        try:
            return _status(command, server.environment)
        finally:
            end(process)


def _status(command: Sequence[str], known: Mapping[str, str]) -> int:
    return subprocess.run(command, env=os.environ | known, check=False).returncode


def free_port() -> int:
    """Return a port of loopback that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def main() -> None:
    """Do what the first argument says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["start", "stop", "run", "admin"])
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    given = parser.parse_args()
    arguments = given.arguments[1:] if given.arguments[:1] == ["--"] else given.arguments
    match given.what:
        case "start":
            start()
        case "stop":
            stop()
        case "admin":
            admin(BASE / "home", arguments)
        case _:
            sys.exit(run(arguments))


if __name__ == "__main__":
    main()
