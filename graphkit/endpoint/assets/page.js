"use strict";
const SHOWN = 1000;
const NS = "https://w3id.org/graphkit/ns#";
const WORDS = {
  vi: { asking: "Đang hỏi…", rows: "dòng", more: "dòng đầu; kết quả còn nữa", none: "Không có kết quả", yes: "Có", no: "Không", own: "(tự viết)", lost: "Không kết nối được với máy chủ; hãy xem graphkit serve còn chạy không.", describe: "Xem mọi điều về" },
  en: { asking: "Asking…", rows: "rows", more: "first rows; there are more", none: "No results", yes: "Yes", no: "No", own: "(your own)", lost: "The server does not answer; look whether graphkit serve still runs.", describe: "See everything about" },
};
const DOWNLOADS = { CSV: ["text/csv", "csv"], TSV: ["text/tab-separated-values", "tsv"], JSON: ["application/sparql-results+json", "json"], XML: ["application/sparql-results+xml", "xml"] };
const GRAPHS = { Turtle: ["text/turtle", "ttl"], "N-Triples": ["application/n-triples", "nt"], "JSON-LD": ["application/ld+json", "jsonld"] };
const at = (id) => document.getElementById(id);
const language = () => document.documentElement.lang;
const word = (name) => WORDS[language()][name];
let examples = [];
let asked = null;
let count = 0;

function make(tag, text, attributes = {}) {
  const made = document.createElement(tag);
  made.textContent = text;
  return Object.assign(made, attributes);
}

function say(text) { at("status").textContent = text; }

function fail(text) {
  const [vi, en] = text.trim().split("\n");
  at("error").textContent = language() === "en" && en ? en : vi;
  at("error").hidden = false;
  say("");
}

function listExamples() {
  const chosen = at("example").value;
  at("example").replaceChildren(make("option", word("own"), { value: "" }), ...examples.map((e) => make("option", e[language()], { value: e.name })));
  at("example").value = chosen;
}

function choose(name) {
  const example = examples.find((e) => e.name === name);
  at("example").value = name;
  at("parameters").replaceChildren(...(example ? example.parameters.map(field) : []));
  if (example) at("query").value = example.text;
}

function field(parameter) {
  const row = make("p", "", { className: "field" });
  const id = `parameter-${parameter.name}`;
  const label = make("label", "", { htmlFor: id });
  label.append(make("code", `?${parameter.name}`));
  const input = make("input", "", { id, value: parameter.default ?? parameter.values[0]?.[0] ?? "" });
  input.dataset.name = parameter.name;
  const list = make("datalist", "", { id: `${id}-values` });
  list.append(...parameter.values.map(([value, name]) => make("option", name, { value, label: name })));
  input.setAttribute("list", list.id);
  row.append(label, input, list);
  return row;
}

function fields() {
  const found = new URLSearchParams({ query: at("query").value });
  for (const input of at("parameters").querySelectorAll("input")) found.append(`$${input.dataset.name}`, input.value);
  return found;
}

async function send(body, accept) {
  const answer = await fetch("sparql", { method: "POST", body, headers: { Accept: accept } });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

async function run() {
  const turn = ++count;
  asked = fields();
  at("error").hidden = at("downloads").hidden = true;
  at("result").replaceChildren();
  at("run").disabled = true;
  say(word("asking"));
  try {
    const body = new URLSearchParams(asked);
    body.append("max-rows", SHOWN);
    const answer = await send(body, "application/sparql-results+json, text/turtle;q=0.9");
    const text = await answer.text();
    if (turn === count) show(answer, text);
  } catch (error) {
    if (turn === count) fail(error instanceof TypeError ? word("lost") : error.message);
  } finally {
    at("run").disabled = false;
  }
}

function show(answer, text) {
  const graph = answer.headers.get("Content-Type").startsWith("text/turtle");
  const more = answer.headers.has("Graphkit-More");
  offer(graph ? GRAPHS : DOWNLOADS);
  if (graph) {
    say(more ? `${SHOWN} ${word("more")}` : "");
    at("result").replaceChildren(make("pre", text));
    return;
  }
  const found = JSON.parse(text);
  if ("boolean" in found) {
    say(found.boolean ? word("yes") : word("no"));
    return;
  }
  const rows = found.results.bindings;
  say(more ? `${rows.length} ${word("more")}` : rows.length ? `${rows.length} ${word("rows")}` : word("none"));
  if (rows.length) at("result").replaceChildren(table(found.head.vars, rows));
}

function table(names, rows) {
  const made = make("table", "");
  const head = made.createTHead().insertRow();
  head.append(...names.map((name) => make("th", name, { scope: "col" })));
  const body = made.createTBody();
  for (const row of rows) body.insertRow().append(...names.map((name) => cell(row[name])));
  return made;
}

function cell(term) {
  const made = make("td", "");
  if (!term) return made;
  if (term.type !== "uri") {
    made.textContent = term.value;
    if (/#(integer|decimal|double)$/.test(term.datatype ?? "")) made.className = "number";
    return made;
  }
  const shown = term.value.startsWith(NS) ? `gk:${term.value.slice(NS.length)}` : term.value;
  made.append(make("button", shown, { type: "button", title: `${word("describe")} ${term.value}`, onclick: () => describe(term.value) }));
  return made;
}

function describe(iri) {
  choose("");
  at("query").value = `SELECT ?p ?o WHERE { <${iri}> ?p ?o }`;
  run();
}

function offer(forms) {
  for (const old of at("downloads").querySelectorAll("button")) old.remove();
  for (const [name, [media, ending]] of Object.entries(forms)) {
    at("downloads").append(make("button", name, { type: "button", onclick: () => download(media, ending) }));
  }
  at("downloads").hidden = false;
}

async function download(media, ending) {
  try {
    const blob = await (await send(asked, media)).blob();
    const link = make("a", "", { href: URL.createObjectURL(blob), download: `graphkit.${ending}` });
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    fail(error instanceof TypeError ? word("lost") : error.message);
  }
}

at("form").addEventListener("submit", (event) => { event.preventDefault(); run(); });
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
});
at("query").addEventListener("input", () => { if (!at("parameters").children.length) at("example").value = ""; });
at("example").addEventListener("change", () => choose(at("example").value));
at("language").addEventListener("click", () => {
  document.documentElement.lang = language() === "vi" ? "en" : "vi";
  listExamples();
});

fetch("examples").then((answer) => answer.json()).then((found) => {
  examples = found;
  listExamples();
  if (!at("query").value) choose(examples[0]?.name ?? "");
}).catch(() => fail(word("lost")));
