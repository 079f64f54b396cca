"""``graphkit query``: questions in Cypher, in SPARQL, or by name."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.base import Decorator, Function, Group, command, option
from graphkit.cli.output import Answer, Output, output_options
from graphkit.cli.stores import engine_option, store_option
from graphkit.errors import ExitStatus, GraphkitError
from graphkit.i18n import Text

if TYPE_CHECKING:
    from graphkit.engines import Engine, Table
    from graphkit.engines.bounded import Bounded
    from graphkit.engines.named import Parameter
    from graphkit.engines.neo4j import Neo4j
    from graphkit.records import Store

_NODES_BY_PARAMETER = {"van_ban": "VanBan", "co_quan": "CoQuan", "dia_ban": "DiaBan", "tu": None, "den": None}
"""Parameters of named queries that name a node, and may do so in short, and its label where that is known."""


def _parameter_option(text: Text) -> Decorator:
    return option("-p", "--param", "parameters", multiple=True, metavar="K=V", text=text)


_PARAMETER = _parameter_option(
    Text("Tham số của câu hỏi; lặp lại được.", "A parameter of the query; may be repeated.")
)


def _explain_option(text: Text) -> Decorator:
    return option("--explain", is_flag=True, text=text)


def _limit_option(function: Function) -> Function:
    """Give a command ``--limit``."""
    return option(
        "--limit",
        type=click.IntRange(min=1),
        default=10_000,
        metavar="N",
        text=Text(
            "Trả lời nhiều nhất N dòng; nếu còn nữa thì báo và thoát với mã 1 (mặc định: 10000).",
            "Answer N rows at most; where there are more, say so and exit with 1 (default: 10000).",
        ),
    )(function)


def _timeout_option(function: Function) -> Function:
    """Give a command ``--timeout``."""
    return option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True, max=86_400),
        default=30.0,
        metavar="SECONDS",
        text=Text(
            "Dừng câu hỏi chạy quá bấy nhiêu giây (mặc định: 30).",
            "Stop a query that takes more than so many seconds (default: 30).",
        ),
    )(function)


@click.group(
    "query",
    cls=Group,
    text=Text(
        "Hỏi đồ thị bằng Cypher, SPARQL hoặc bằng câu hỏi có sẵn.",
        "Ask the graph in Cypher, in SPARQL, or by the name of a query.",
    ),
)
def query() -> None:
    """Hold the ways to ask."""


@command(
    "cypher",
    Text(
        "Hỏi bằng Cypher như Neo4j viết. Câu hỏi được dịch sang phương ngữ của máy truy vấn nhúng; điều gì "
        "không "
        "dịch chắc chắn được thì bị từ chối kèm cách viết thay.\n\n"
        "TEXT là - thì đọc từ đầu vào chuẩn.\n\n"
        "Ví dụ: graphkit query cypher 'MATCH (v:VanBan) RETURN v.ten LIMIT 5'",
        "Ask in Cypher as Neo4j writes it. The text is translated to the embedded engine's dialect; what "
        "cannot "
        "be translated surely is refused, with the form to use instead.\n\n"
        "With - as TEXT it is read from standard input.\n\n"
        "Example: graphkit query cypher 'MATCH (v:VanBan) RETURN v.ten LIMIT 5'",
    ),
)
@click.argument("text", metavar="TEXT")
@option(
    "--native",
    is_flag=True,
    text=Text("Không dịch: TEXT là Cypher của ladybug.", "No translation: TEXT is ladybug's own Cypher."),
)
@_explain_option(Text("In câu đã dịch, không hỏi.", "Print the translated text, ask nothing."))
@_PARAMETER
@engine_option("ladybug", ("ladybug", "neo4j"))
@_limit_option
@_timeout_option
@store_option
@output_options
def cypher(
    output: Output, store: Path, text: str, native: bool, explain: bool, engine: str, **asked: Any
) -> ExitStatus:
    """Answer a Cypher text."""
    if explain:
        # Neo4j's dialect is the one that is written: nothing is translated for it.
        return _explain_cypher(output, store, text, native or engine == "neo4j", asked["parameters"])
    return _ask(output, store, engine, _source(text), native=native, **asked)


@command(
    "sparql",
    Text(
        "Hỏi bằng SPARQL 1.1. Tiền tố gk: là từ vựng của đồ thị. TEXT là - thì đọc từ đầu vào chuẩn.\n\n"
        "Ví dụ: graphkit query sparql 'SELECT ?ten WHERE { ?v a gk:VanBan ; gk:ten ?ten } LIMIT 5'",
        "Ask in SPARQL 1.1. The prefix gk: is the graph's vocabulary. "
        "With - as TEXT it is read from standard input.\n\n"
        "Example: graphkit query sparql 'SELECT ?ten WHERE { ?v a gk:VanBan ; gk:ten ?ten } LIMIT 5'",
    ),
)
@click.argument("text", metavar="TEXT")
@_explain_option(
    Text(
        "In câu hỏi với tiền tố và tham số đã đặt vào chỗ, không hỏi.",
        "Print the text with prefixes and parameters in their place, ask nothing.",
    )
)
@_PARAMETER
@_limit_option
@_timeout_option
@store_option
@output_options
def sparql(output: Output, store: Path, text: str, explain: bool, **asked: Any) -> ExitStatus:
    """Answer a SPARQL text."""
    if explain:
        from graphkit.engines.rdf import PREFIXES
        from graphkit.engines.sparql import prepare

        prepared = prepare(_source(text), dict(map(_typed, asked["parameters"])))
        heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        return _show_text(output, "sparql", heads + prepared)
    return _ask(output, store, "oxigraph", _source(text), **asked)


@command("list", Text("Liệt kê các câu hỏi có sẵn.", "List the named queries."))
@output_options
def list_(output: Output) -> None:
    """List the named queries with their parameters."""
    from graphkit.engines.named import catalogue

    rows = [(q.name, str(q.title), [_shown(p) for p in q.parameters]) for q in catalogue()]
    output.show(Answer(("ten", "noi_dung", "tham_so"), rows))


@command("show", Text("In nguyên văn một câu hỏi có sẵn.", "Print the text of a named query."))
@click.argument("name", metavar="NAME")
@option(
    "--language",
    type=click.Choice(["cypher", "sparql"]),
    default="cypher",
    text=Text("Ngôn ngữ của câu hỏi (mặc định: cypher).", "The query's language (default: cypher)."),
)
@output_options
def show(output: Output, name: str, language: str) -> None:
    """Print a named query."""
    from graphkit.engines import named

    _show_text(output, language, named.find(name).texts[language].rstrip())


@command(
    "run",
    Text(
        "Chạy một câu hỏi có sẵn. Tham số chỉ văn bản, cơ quan, địa bàn viết ngắn được: van_ban=28/NQ-CP.",
        "Run a named query. Parameters that mean a document, a body or a place may be short: "
        "van_ban=28/NQ-CP.",
    ),
)
@click.argument("name", metavar="NAME")
@_PARAMETER
@engine_option("ladybug")
@_timeout_option
@store_option
@output_options
def run(
    output: Output, store: Path, name: str, parameters: tuple[str, ...], engine: str, timeout: float
) -> None:
    """Answer a named query."""
    from graphkit.engines import named
    from graphkit.records import Store

    known = {parameter.name for parameter in named.find(name).parameters}
    with Store.open(store) as records:
        given = {
            key: _meant(records, key, value) if key in known else value
            for key, value in map(_pair, parameters)
        }
        with closing(_engine(records, engine, timeout)) as asked:
            output.show(_answer(named.run(asked, name, given)))


for _command in (cypher, sparql, list_, show, run):
    query.add_command(_command)


def _ask(
    output: Output, store: Path, engine: str, text: str, native: bool = False, **asked: Any
) -> ExitStatus:
    """Answer a text in a process that is killed when its time is up, or by a server that stops it."""
    from graphkit.engines.question import Question
    from graphkit.records import Store

    limit = asked["limit"]
    question = Question(text, dict(map(_typed, asked["parameters"])), rows=limit, native=native)
    with Store.open(store) as records, closing(_opened(records, engine, asked["timeout"])) as opened:
        reply = opened.ask(question)
    assert reply.table is not None
    output.show(_answer(reply.table))
    if not reply.more:
        return ExitStatus.DONE
    output.warn(
        Text(
            f"chỉ in {limit} dòng đầu, kết quả còn nữa; hãy dùng --limit lớn hơn hoặc LIMIT trong câu hỏi",
            f"only the first {limit} rows, there are more; use a larger --limit, or LIMIT in the text",
        )
    )
    return ExitStatus.FINDINGS


def _engine(store: Store, engine: str, seconds: float) -> Engine:
    """Open any engine; networkx, which has functions of its own and no texts, is here and takes its time."""
    from graphkit.engines import open_engine

    return open_engine(store, engine) if engine == "networkx" else _opened(store, engine, seconds)


def _opened(store: Store, engine: str, seconds: float) -> Bounded | Neo4j:
    if engine == "neo4j":
        from graphkit.engines.neo4j import open_neo4j

        return open_neo4j(store, timeout=seconds)
    from graphkit.engines.bounded import open_bounded

    return open_bounded(store, engine, seconds)


def _explain_cypher(
    output: Output, store: Path, text: str, native: bool, parameters: tuple[str, ...]
) -> ExitStatus:
    from graphkit.engines import cypher as dialect
    from graphkit.engines.ladybug import open_ladybug
    from graphkit.records import Store

    source = _source(text)
    if native:
        dialect.refuse_writing(source)
        return _show_text(output, "cypher", source)
    with Store.open(store) as records, closing(open_ladybug(records)) as engine:
        return _show_text(output, "cypher", engine.explain(source, dict(map(_typed, parameters))))


def _show_text(output: Output, language: str, text: str) -> ExitStatus:
    output.show(Answer((language,), [(text,)], drawing=text.splitlines))
    return ExitStatus.DONE


def _source(text: str) -> str:
    """Return the text of a query, from the standard input where it is "-"."""
    if text != "-":
        return text
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GraphkitError(
            Text("câu hỏi trên đầu vào chuẩn phải là UTF-8", "the query on standard input must be UTF-8")
        ) from error


def _shown(parameter: Parameter) -> str:
    """Return a parameter as people type it: name and type, or name and default."""
    if parameter.default is None:
        return f"{parameter.name} ({parameter.type})"
    return f"{parameter.name}={parameter.default}"


def _answer(table: Table) -> Answer:
    return Answer(table.columns, table.rows)


def _pair(text: str) -> tuple[str, str]:
    key, found, value = text.partition("=")
    if not found or not key:
        raise GraphkitError(
            Text(f"tham số “{text}” phải có dạng tên=giá trị", f"parameter “{text}” must read name=value")
        )
    return key, value


def _typed(text: str) -> tuple[str, object]:
    """Return a parameter whose value is what JSON reads in it, else the words as they stand."""
    key, value = _pair(text)
    try:
        return key, json.loads(value)
    except ValueError:
        return key, value


def _meant(store: Store, key: str, value: str) -> str:
    """Return the value of a named query's parameter: the id of a node that it names in short, or as it is."""
    from graphkit.answers.find import find

    return find(store, value, _NODES_BY_PARAMETER[key]).id if key in _NODES_BY_PARAMETER else value
