// The panel: what was clicked, in its own words. Text of documents only ever becomes text nodes.
const about = document.getElementById("about");
const firstWords = [...about.childNodes];

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function factList(pairs) {
  const list = element("dl", "facts");
  for (const [name, value] of pairs) list.append(element("dt", "", name), element("dd", "", value));
  return list;
}

const percent = (value) => `${Math.round(value * 100)} %`;
const titleOf = (id) => {
  const node = nodes.get(id);
  return node ? node.label : id;
};

function linkTo(id) {
  const link = element("button", "link", titleOf(id));
  link.type = "button";
  link.addEventListener("click", () => showNode(id));
  return link;
}

function sayEvidence(evidence) {
  const [before, quote, after] = evidence.sentence;
  const place = factList([[words.file, evidence.name], [words.place, evidence.place]]);
  place.querySelector("dd").title = evidence.file;
  place.append(element("dt", "", words.said_by), element("dd", "", linkTo(evidence.document)));
  place.append(element("dt", "", words.confidence), element("dd", "", percent(evidence.confidence)));
  place.append(element("dt", "", words.method), element("dd", "", evidence.method));
  return element("article", "evidence", element("blockquote", "", before, element("mark", "", quote), after), place);
}

function sayEdge(edge) {
  const known = details.edges[edge.id];
  const title = element("h2", "relation", picture.relations[edge.type]);
  title.style.setProperty("--ink", edge.ink);
  const ends = element("div", "ends", linkTo(edge.from), element("span", "arrow", "↓"), linkTo(edge.to));
  const said = known.evidence.map(sayEvidence);
  const parts = [title, ends, factList(known.facts)];
  if (!said.length) parts.push(element("p", "quiet", words.derived));
  if (said.length) parts.push(element("h3", "", words.evidence), said[0]);
  if (said.length > 1) parts.push(element("h3", "", `${words.others} (${said.length - 1})`), ...said.slice(1));
  return parts;
}

function sayRelations(id) {
  const rows = data.edges.filter((edge) => edge.from === id || edge.to === id);
  const list = element("ul", "relations");
  for (const edge of rows) {
    const out = edge.from === id;
    const row = element("button", "link", `${out ? "→" : "←"} `, element("em", "", picture.relations[edge.type]),
      ` ${titleOf(out ? edge.to : edge.from)}`);
    row.type = "button";
    row.addEventListener("click", () => showEdge(edge.id));
    list.append(element("li", "", row));
  }
  return rows.length ? [element("h3", "", `${words.relations} (${rows.length})`), list] : [];
}

function sayNode(node) {
  return [
    element("p", "kind", picture.kinds[node.kind]),
    element("h2", "", node.label),
    factList(details.nodes[node.id]),
    ...sayRelations(node.id),
  ];
}

const MANY = 200;

// A list of things to click, cut off where it would be endless.
function rowList(items, row) {
  const list = element("ul", "relations", ...items.slice(0, MANY).map((item) => element("li", "", row(item))));
  if (items.length > MANY) list.append(element("li", "quiet", `… ${number(items.length - MANY)} ${words.and_more}`));
  return list;
}

function edgeRow(id) {
  const edge = edges.get(id);
  const row = element("button", "link", `${titleOf(edge.from)} `, element("em", "", "→"), ` ${titleOf(edge.to)}`);
  row.type = "button";
  row.addEventListener("click", () => showEdge(id));
  return row;
}

function sayBundle(bundle) {
  const title = element("h2", "relation", `${picture.relations[bundle.type]} (${number(bundle.members.length)})`);
  title.style.setProperty("--ink", bundle.ink);
  return [title, rowList(bundle.members, edgeRow)];
}

function sayBar(level) {
  if (level.out) return [element("p", "kind", level.name), element("h2", "", `${number(level.out)} ${words.not_here}`), element("p", "", words.narrow)];
  const open = element("button", "action", words.open_level);
  open.type = "button";
  open.addEventListener("click", () => { setLevel(level, "open"); showNothing(); });
  const folded = level.members.filter((node) => !isIn(node.id));
  const rest = [...folded.filter(isCard), ...folded.filter((node) => !isCard(node))];
  return [element("p", "kind", level.name), element("h2", "", counted(rest)), open, rowList(rest, (node) => linkTo(node.id))];
}

function fillPanel(parts) {
  const close = element("button", "close", "×");
  close.type = "button";
  close.title = words.close;
  close.addEventListener("click", showNothing);
  about.replaceChildren(...(parts ? [close, ...parts] : firstWords));
  document.body.classList.toggle("chosen", Boolean(parts));
  about.parentElement.scrollTop = 0;
}

// --- choosing -----------------------------------------------------------------------------------
const isLit = (edge, lines) => lines.has(edge.id) || Boolean(edge.members && edge.members.some((id) => lines.has(id)));

function light(ids, lines) {
  emphasis.lit = ids;
  edges.update(edges.get().map((edge) => ({
    id: edge.id,
    color: colour(edge, !lines ? strength(edge) : isLit(edge, lines) ? 1 : 0.07),
  })));
}

function showNode(id) {
  const node = nodes.get(id);
  if (!node) return;
  if (!isIn(id)) setLevel(levelOf.get(id), "open");
  if (nodes.get(id).hidden) nodes.update({ id, hidden: false });
  const own = new Set([id, ...(picture.trays[id] || [])]);
  const around = edges.get({ filter: (edge) => !edge.hidden && (own.has(edge.from) || own.has(edge.to)) });
  light(new Set([...own, ...around.flatMap((edge) => [edge.from, edge.to])]), new Set(around.map((edge) => edge.id)));
  network.selectNodes([id]);
  bringIntoView(id);
  fillPanel(sayNode(node));
}

function showEdge(id) {
  const edge = edges.get(id);
  light(new Set([edge.from, edge.to]), new Set([id]));
  network.setSelection({ nodes: [], edges: [id] });
  fillPanel(sayEdge(edge));
}

function showBundle(id) {
  const bundle = edges.get(id);
  light(new Set([bundle.from, bundle.to]), new Set([id]));
  network.setSelection({ nodes: [], edges: [id] });
  fillPanel(bundle.members.length > 1 ? sayBundle(bundle) : sayEdge(edges.get(bundle.members[0])));
}

function showBar(level) {
  const around = edges.get({ filter: (edge) => !edge.hidden && (edge.from === level.id || edge.to === level.id) });
  light(new Set(around.flatMap((edge) => [edge.from, edge.to])), new Set(around.map((edge) => edge.id)));
  network.selectNodes([level.id]);
  fillPanel(sayBar(level));
}

function showNothing() {
  light(null, null);
  network.unselectAll();
  fillPanel(null);
}

// Moves the view, and only where the node is out of it.
function bringIntoView(id) {
  const place = network.getPosition(id);
  const { x, y } = network.canvasToDOM(place);
  const inside = x > 20 && y > 20 && x < ground.clientWidth - 20 && y < ground.clientHeight - 20;
  if (!inside) lookAt(Math.max(READABLE, network.getScale()), place.x, place.y);
}

const barred = (id) => levels.find((level) => level.id === id);

network.on("click", ({ nodes: [node], edges: [edge] }) => {
  if (node) (barred(node) ? showBar(barred(node)) : showNode(node));
  else if (edge) (edges.get(edge).members ? showBundle(edge) : showEdge(edge));
  else showNothing();
});
network.on("doubleClick", ({ nodes: [node] }) => {
  if (barred(node)) { setLevel(barred(node), "open"); showNothing(); }
});
