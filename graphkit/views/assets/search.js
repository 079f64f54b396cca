// The search box: every word of what is typed, with or without diacritics, in number, title and body.
const MOST = 40;
const query = document.getElementById("query");
const results = document.getElementById("results");

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const index = data.nodes.map((node) => ({
  node, text: folded([node.head, node.label, node.text, node.by].join(" ")),
}));

function found(text) {
  const parts = folded(text).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  return index.filter((entry) => parts.every((part) => entry.text.includes(part))).map((entry) => entry.node);
}

function choose(node) {
  results.hidden = true;
  showNode(node.id);
}

function listed(node) {
  const row = element("button", "link", element("strong", "", node.label));
  row.type = "button";
  if (node.text !== node.label) row.append(element("span", "", node.text));
  row.addEventListener("click", () => choose(node));
  return element("li", "", row);
}

function search() {
  if (emphasis.lit) showNothing();
  const hits = found(query.value);
  emphasis.found = new Set(hits.map((node) => node.id));
  const count = hits.length ? `${hits.length} ${words.found}` : words.nothing;
  results.replaceChildren(element("li", "count", count), ...hits.slice(0, MOST).map(listed));
  results.hidden = !query.value.trim();
  network.redraw();
}

query.addEventListener("input", search);
query.addEventListener("keydown", (event) => {
  const hits = found(query.value);
  if (event.key === "Enter" && hits.length) choose(hits[0]);
  if (event.key === "Escape") { query.value = ""; search(); }
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#search")) results.hidden = true;
});
