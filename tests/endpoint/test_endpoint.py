"""The endpoint as others see it: rdflib's SPARQLStore, curl, a browser, and requests that are wrong."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browsing import chromium
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from graphkit.endpoint import Endpoint, is_loopback
from graphkit.endpoint.negotiation import ROWS, TRIPLES, chosen
from graphkit.facts import Facts, Node
from graphkit.records import Store
from graphkit.resources import share

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a gk:VanBan }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOSTILE = '<img src=x onerror="window.bad=1"> & \'" </script>'


@contextmanager
def serving(path: Path, seconds: float = 30, rows: int = 100_000) -> Iterator[Endpoint]:
    endpoint = Endpoint(path, "127.0.0.1", 0, seconds, rows)
    threading.Thread(target=endpoint.run, daemon=True).start()
    yield endpoint
    endpoint.close()


@pytest.fixture(scope="module")
def endpoint(sample_store: Store) -> Iterator[Endpoint]:
    with serving(sample_store.path) as running:
        yield running


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.media = response.headers.get_content_type()
        self.headers = response.headers
        self.text = response.read().decode("utf-8")


def ask(endpoint: Endpoint, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection(
        "127.0.0.1", int(endpoint.url.rstrip("/").rsplit(":")[-1]), timeout=60
    )
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def get(endpoint: Endpoint, text: str, accept: str = "", **more: str) -> Answer:
    return ask(endpoint, "GET", "/sparql?" + urlencode({"query": text, **more}), Accept=accept)


# --- the ways to ask ------------------------------------------------------------------------------------


def test_the_three_ways_to_ask_give_one_answer(endpoint: Endpoint) -> None:
    form = urlencode({"query": COUNT}).encode()
    answers = [
        get(endpoint, COUNT),
        ask(endpoint, "POST", "/sparql", form, Content_Type="application/x-www-form-urlencoded"),
        ask(
            endpoint,
            "POST",
            "/sparql",
            COUNT.encode(),
            Content_Type="application/sparql-query; charset=utf-8",
        ),
    ]
    assert [(answer.status, answer.media) for answer in answers] == [(200, ROWS[0])] * 3
    assert len({answer.text for answer in answers}) == 1
    assert int(json.loads(answers[0].text)["results"]["bindings"][0]["n"]["value"]) > 5


@pytest.mark.parametrize("media", ROWS)
def test_rows_come_in_every_media_type(endpoint: Endpoint, media: str) -> None:
    answer = get(endpoint, COUNT, media)
    assert (answer.status, answer.media) == (200, media)


@pytest.mark.parametrize(
    ("media", "form"),
    [(TRIPLES[0], "turtle"), (TRIPLES[1], "nt"), (TRIPLES[2], "json-ld"), (TRIPLES[3], "xml")],
)
def test_triples_come_in_every_media_type(endpoint: Endpoint, media: str, form: str) -> None:
    text = "CONSTRUCT { ?d gk:ten ?t } WHERE { ?d a gk:VanBan ; gk:ten ?t }"
    answer = get(endpoint, text, media)
    assert (answer.status, answer.media) == (200, media)
    number = json.loads(get(endpoint, COUNT).text)["results"]["bindings"][0]["n"]["value"]
    assert len(Graph().parse(data=answer.text, format=form)) == int(number)


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        ("", ROWS[0], TRIPLES[0]),
        ("*/*", ROWS[0], TRIPLES[0]),
        ("text/*", "text/csv", "text/turtle"),
        ("text/csv;q=0.5, application/xml", "application/xml", ""),
        ("text/csv;q=0, */*;q=0.1", ROWS[0], TRIPLES[0]),
        ("image/png", "", ""),
        ("application/ld+json;q=wrong", "", ""),
    ],
)
def test_what_the_client_likes_best_is_chosen(accept: str, rows: str, triples: str) -> None:
    assert (chosen(accept, ROWS), chosen(accept, TRIPLES)) == (rows, triples)


def test_parameters_take_the_place_of_variables(endpoint: Endpoint) -> None:
    text = (share("queries") / "most_cited.rq").read_text(encoding="utf-8")
    few, many = (get(endpoint, text, **{"$toi_thieu": number}) for number in ("3", "1"))
    assert few.status == many.status == 200, few.text
    assert len(few.text) < len(many.text)
    typed = get(endpoint, "SELECT ?t { ?t a ?class }", **{"$class": "<https://w3id.org/graphkit/ns#VanBan>"})
    assert json.loads(typed.text)["results"]["bindings"]


def test_graphs_are_named_by_the_request_or_the_text(endpoint: Endpoint) -> None:
    text = "SELECT (COUNT(*) AS ?n) {FROM}{ ?a ?p ?b }"
    derived = "urn:gk:do-thi:suy-ra"
    by_request = get(endpoint, text.replace("{FROM}", ""), **{"default-graph-uri": derived})
    by_text = get(endpoint, text.replace("{FROM}", f"FROM <{derived}> "))
    everything = get(endpoint, text.replace("{FROM}", ""))
    assert by_request.text == by_text.text != everything.text


def test_rdflib_asks(endpoint: Endpoint, sample_store: Store) -> None:
    graph = Graph(SPARQLStore(endpoint.url + "sparql"))
    rows = graph.query("PREFIX gk: <https://w3id.org/graphkit/ns#> SELECT ?d { ?d a gk:VanBan }")
    assert {str(row[0]) for row in rows} == {node.id for node in sample_store.nodes("VanBan")}  # type: ignore[index]
    document = next(iter(sample_store.nodes("VanBan")))
    names = graph.objects(URIRef(document.id), URIRef("https://w3id.org/graphkit/ns#ten"))
    assert [str(name) for name in names] == [document.name]


def test_curl_asks(endpoint: Endpoint) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("no curl")
    words = [
        curl,
        "-sS",
        "-H",
        "Accept: text/csv",
        "--data-urlencode",
        f"query={COUNT}",
        endpoint.url + "sparql",
    ]
    said = subprocess.run(words, capture_output=True, check=True, encoding="utf-8").stdout.split()
    assert said[0] == "n"
    assert said[1].isdigit()


def test_the_service_describes_itself(endpoint: Endpoint) -> None:
    answer = ask(endpoint, "GET", "/sparql")
    assert "UnionDefaultGraph" in answer.text
    Graph().parse(data=answer.text, format="turtle", publicID=endpoint.url)


# --- what is not answered ---------------------------------------------------------------------------------


def test_wrong_requests_are_told_with_their_status(endpoint: Endpoint) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    host = "example.org"
    found = [
        get(endpoint, "SELECT").status,
        get(endpoint, "INSERT DATA { <a:a> <a:b> 1 }").status,
        get(endpoint, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }").status,
        ask(endpoint, "GET", "/sparql?x=1").status,
        ask(endpoint, "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D").status,
        ask(endpoint, "GET", "/sparql?query=%ff").status,
        get(endpoint, COUNT, **{"default-graph-uri": "not an iri"}).status,
        get(endpoint, COUNT, **{"max-rows": "-1"}).status,
        get(endpoint, COUNT, "image/png").status,
        get(endpoint, COUNT, "text/turtle").status,
        ask(endpoint, "POST", "/sparql", b"\xff", Content_Type="application/sparql-query").status,
        ask(endpoint, "POST", "/sparql", b"update=CLEAR+ALL", **form).status,
        ask(endpoint, "POST", "/sparql", b"CLEAR ALL", Content_Type="application/sparql-update").status,
        ask(endpoint, "POST", "/sparql", b"{}", Content_Type="application/json").status,
        ask(endpoint, "POST", "/sparql", b"", Content_Length=str(2 << 20), **form).status,
        ask(endpoint, "GET", "/../../etc/passwd").status,
        ask(endpoint, "POST", "/examples", b"", **form).status,
        ask(endpoint, "PUT", "/sparql", b"").status,
        ask(endpoint, "GET", "/", Host=host).status,
    ]
    assert found == [400] * 8 + [406] * 2 + [400, 403, 403, 415, 413, 404, 404, 501, 403]


def test_errors_are_said_in_both_languages(endpoint: Endpoint) -> None:
    answer = get(endpoint, "SELECT * {")
    assert answer.media == "text/plain"
    vi, en = answer.text.splitlines()
    assert "dòng 1" in vi
    assert "line 1" in en


def test_an_endless_query_is_stopped_and_too_many_rows_are_refused(sample_store: Store) -> None:
    with serving(sample_store.path, seconds=0.5, rows=3) as endpoint:
        late = get(endpoint, ENDLESS)
        assert (late.status, "0.5 giây" in late.text) == (503, True)
        text = "SELECT ?t { ?d gk:ten ?t }"
        many = get(endpoint, text, "text/csv")
        assert (many.status, "LIMIT" in many.text) == (500, True)
        first = get(endpoint, text, "text/csv", **{"max-rows": "2"})
        assert (first.status, len(first.text.splitlines()), first.headers["Graphkit-More"]) == (
            200,
            3,
            "true",
        )
        enough = get(endpoint, text + " LIMIT 3", "text/csv")
        assert (enough.status, enough.headers["Graphkit-More"]) == (200, None)


def test_what_is_built_meanwhile_is_answered(tmp_path: Path) -> None:
    one, two = (Node("VanBan", f"urn:lex:vn:{name}", name, {}) for name in ("a", "b"))
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(Facts((one,), ()))
        with serving(store.path) as endpoint:
            before = get(endpoint, COUNT, "text/csv").text.split()
            store.replace_facts(Facts((one, two), ()))
            after = get(endpoint, COUNT, "text/csv").text.split()
    assert (before, after) == (["n", "1"], ["n", "2"])


@pytest.mark.parametrize(
    ("host", "verdict"),
    [("127.0.0.1", True), ("127.8.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False),
     ("192.168.1.5", False), ("localhost.example.org", False), ("", False)],
)  # fmt: skip
def test_which_hosts_are_this_machine_alone(host: str, verdict: bool) -> None:
    assert is_loopback(host) is verdict


# --- the page -----------------------------------------------------------------------------------------------


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1400, 900), (420, 800)])
def test_the_page_asks_and_shows(endpoint: Endpoint, size: tuple[int, int]) -> None:
    with chromium() as browser:
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        wanted: list[str] = []
        page.on("request", lambda request: wanted.append(request.url))
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(endpoint.url)
        page.wait_for_selector("#example option >> nth=5", state="attached")
        page.select_option("#example", "lineage_down")
        assert page.input_value("#parameter-van_ban").startswith("urn:lex:vn")
        page.click("#run")
        page.wait_for_selector("#result table")
        assert "dòng" in page.inner_text("#status")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "nothing is cut at the side"
        )
        page.click("#language")
        assert page.inner_text("h1") == "Ask the graph in SPARQL"
        with page.expect_download() as loading:
            page.click("text=CSV")
        assert loading.value.suggested_filename == "graphkit.csv"
        page.click("#result td button >> nth=0")
        page.wait_for_selector("#result >> text=gk:VanBan")
        page.fill("#query", "SELECT * {")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#error:visible")
        assert "line 1" in page.inner_text("#error")
        assert all(url.startswith((endpoint.url, "data:", "blob:")) for url in wanted), (
            "no other host is asked"
        )
        assert errors == []


@pytest.mark.browser
def test_what_the_graph_says_never_runs(tmp_path: Path) -> None:
    with Store.create(tmp_path / "kho.gk") as store:
        store.replace_facts(Facts((Node("VanBan", "urn:lex:vn:a", HOSTILE, {}),), ()))
        with serving(store.path) as endpoint, chromium() as browser:
            page = browser.new_page()
            page.goto(endpoint.url)
            page.fill("#query", "SELECT ?t { ?d gk:ten ?t }")
            page.click("#run")
            page.wait_for_selector("#result td")
            assert page.inner_text("#result td") == HOSTILE
            assert page.evaluate("window.bad") is None
