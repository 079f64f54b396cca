"""The HTTP server: the endpoint at ``/sparql``, the page at ``/``; of the standard library."""

from __future__ import annotations

import ipaddress
import json
import threading
from collections.abc import Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graphkit.endpoint import protocol
from graphkit.endpoint.examples import examples
from graphkit.endpoint.protocol import RequestError
from graphkit.endpoint.source import Source
from graphkit.engines.bounded import TimeUpError
from graphkit.errors import GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.engines.question import Reply

_ASSETS = Path(__file__).parent / "assets"
_PAGES = {
    "/": ("page.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
_HEADERS = {
    "Content-Security-Policy": _POLICY + "form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
    "Cache-Control": "no-cache",
}
_AT_ONCE = 4
"""Queries that run at once; who comes after them waits a little."""
_PATIENCE = 5.0
_DESCRIPTION = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
[] a sd:Service ;
  sd:endpoint <> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:feature sd:UnionDefaultGraph ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,
    formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:JSON-LD, formats:RDF_XML .
"""


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a server on ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


class Endpoint:
    """A server over one store; listens at once, answers while :meth:`run` runs."""

    def __init__(self, store: Path, host: str, port: int, seconds: float, rows: int) -> None:
        """Open the graph and listen. Raises GraphkitError where either cannot be done. Port 0 is any."""
        self.source = Source(store, seconds)
        self.rows = rows
        self.local = is_loopback(host)
        self._running = threading.BoundedSemaphore(_AT_ONCE)
        try:
            self._server = ThreadingHTTPServer((host, port), partial(_Handler, self))
        except OSError as error:
            self.source.close()
            raise GraphkitError(
                Text(
                    f"không mở được {host}:{port} ({error.strerror}); hãy chọn --host, --port khác",
                    f"{host}:{port} cannot be opened ({error.strerror}); choose another --host or --port",
                )
            ) from error
        self.url = f"http://{host}:{self._server.server_port}/"

    def run(self) -> None:
        """Answer until :meth:`close`, or until the process is interrupted."""
        self._server.serve_forever(poll_interval=0.2)

    def close(self) -> None:
        """Stop answering, end the processes that answer, and give the graph back."""
        self._server.shutdown()
        self.release()

    def release(self) -> None:
        """Give port and graph back, where nothing runs any more."""
        self._server.server_close()
        self.source.close()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn among the queries. Raises RequestError where none comes."""
        if not self._running.acquire(timeout=_PATIENCE):
            raise RequestError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                Text("Đang có quá nhiều truy vấn; hãy hỏi lại sau", "Too many queries run; ask again later"),
                {"Retry-After": "5"},
            )
        try:
            yield
        finally:
            self._running.release()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "graphkit"
    sys_version = ""
    timeout = 30

    def __init__(self, endpoint: Endpoint, *arguments: Any) -> None:
        self._endpoint = endpoint
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer a page, or a query in the address."""
        self._guarded(self._get)

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Answer a query in the body."""
        self._guarded(self._post)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: what is asked is nobody's business."""

    def _guarded(self, answer: Any) -> None:
        try:
            self._check_host()
            answer()
        except ConnectionError:  # whoever asked has left
            self.close_connection = True
        except RequestError as error:
            self._fail(error)
        except TimeUpError as error:
            self._fail(RequestError(HTTPStatus.SERVICE_UNAVAILABLE, error.text))
        except GraphkitError as error:
            self._fail(protocol.bad(error.text))

    def _check_host(self) -> None:
        """Refuse other names: a stranger's page must not read by a trick what only this machine may."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        if self._endpoint.local and not is_loopback(host):
            raise RequestError(
                HTTPStatus.FORBIDDEN, Text("Chỉ phục vụ máy này", "This machine alone is served")
            )

    def _get(self) -> None:
        path, search = self._place()
        if path in _PAGES:
            name, media = _PAGES[path]
            self._send(HTTPStatus.OK, (_ASSETS / name).read_bytes(), media)
        elif path == "/examples":
            found = json.dumps(examples(self._endpoint.source), ensure_ascii=False)
            self._send(HTTPStatus.OK, found.encode(), "application/json")
        elif path == "/sparql" and not search:
            self._send(HTTPStatus.OK, _DESCRIPTION.encode(), "text/turtle")
        elif path == "/sparql":
            self._answer(protocol.fields(search))
        else:
            raise _absent()

    def _post(self) -> None:
        path, search = self._place()
        body = self._body()
        if path != "/sparql":
            raise _absent()
        self._answer(protocol.fields(search, self.headers.get("Content-Type", ""), body))

    def _place(self) -> tuple[str, str]:
        try:
            parts = urlsplit(self.path)
        except ValueError as error:
            raise protocol.bad(Text("Địa chỉ sai", "The address is wrong")) from error
        return parts.path, parts.query

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            self.close_connection = True
            raise RequestError(
                HTTPStatus.LENGTH_REQUIRED, Text("Thiếu Content-Length", "Content-Length is missing")
            )
        if int(length[:20]) > protocol.MOST_BYTES:
            self.close_connection = True
            most = protocol.MOST_BYTES
            raise RequestError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                Text(f"Yêu cầu dài quá {most} byte", f"The request is longer than {most} bytes"),
            )
        return self.rfile.read(int(length))

    def _answer(self, found: protocol.Fields) -> None:
        rows = self._endpoint.rows
        question = protocol.question(found, ", ".join(self.headers.get_all("Accept", [])), rows)
        with self._endpoint.turn():
            reply = self._endpoint.source.ask(question)
        if not reply.media:
            raise protocol.unacceptable()
        self._send(HTTPStatus.OK, reply.data, reply.media, self._cut(reply, protocol.most_rows(found)))

    def _cut(self, reply: Reply, enough: int | None) -> Mapping[str, str]:
        """Return the header that tells a client that wanted no more rows that there are more."""
        rows = self._endpoint.rows
        if reply.more and (enough is None or enough > rows):
            # The protocol gives 500 for a query that a service refuses. Never a part as if it were the whole.
            raise RequestError(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                Text(
                    f"Kết quả có hơn {rows} dòng; hãy thêm LIMIT, hoặc max-rows để lấy phần đầu",
                    f"The answer has more than {rows} rows; add LIMIT, or max-rows for the first of them",
                ),
            )
        return {"Graphkit-More": "true"} if reply.more else {}

    def _fail(self, error: RequestError) -> None:
        said = f"{error.text.vi}\n{error.text.en}\n"
        self._send(error.status, said.encode(), "text/plain", error.headers)

    def _send(
        self, status: HTTPStatus, data: bytes, media: str, headers: Mapping[str, str] | None = None
    ) -> None:
        charset = "; charset=utf-8" if media.startswith("text/") else ""
        self.send_response(status)
        for name, value in {**_HEADERS, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Type", media + charset)
        self.send_header("Content-Length", str(len(data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)


def _absent() -> RequestError:
    return RequestError(HTTPStatus.NOT_FOUND, Text("Không có trang này", "There is no such page"))
