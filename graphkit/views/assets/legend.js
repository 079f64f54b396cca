// What is drawn: the legend switches kinds on and off, the levels open and fold.
const switches = [...document.querySelectorAll("#legend input")];
let bundles = [];

function refresh() {
  const off = new Set(switches.filter((key) => !key.checked).map((key) => key.dataset.kind || key.dataset.relation));
  const isGone = (id) => off.has(known.get(id).kind);
  const said = data.edges.filter((edge) => !off.has(edge.type) && !(edge.shortcut && off.has("shortcut"))
    && !isGone(edge.from) && !isGone(edge.to));
  const shown = new Set(said.filter((edge) => isIn(edge.from) && isIn(edge.to)).map((edge) => edge.id));
  const touched = new Set(said.flatMap((edge) => [edge.from, edge.to]));
  // A body without any line says nothing here (those that only issue, while that relation is off).
  const isHidden = ({ id, kind }) => !isIn(id) || isGone(id) || (kind === "unit" && !touched.has(id));
  nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: isHidden(node), ...placeOf(node) })));
  nodes.update(levels.map(setBar).map((bar) => ({ ...bar, shape: "custom", ctxRenderer: renderer(bar) })));
  edges.update(data.edges.map(({ id }) => ({ id, hidden: !shown.has(id) })));
  edges.remove(bundles);
  bundles = bundled(said).map(drawn);
  edges.add(bundles);
  nameLevels();
  network.redraw();
}

for (const key of switches) key.addEventListener("change", refresh);
if (window.innerWidth < 800) document.getElementById("legend").open = false;
stack();
showFirst();
