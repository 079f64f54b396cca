// The legend switches kinds on and off.
const switches = [...document.querySelectorAll("#legend input")];

function applySwitches() {
  const off = new Set(switches.filter((key) => !key.checked).map((key) => key.dataset.kind || key.dataset.relation));
  const gone = new Set(data.nodes.filter((node) => off.has(node.kind)).map((node) => node.id));
  const isOff = (edge) => off.has(edge.type) || (edge.shortcut && off.has("shortcut"))
    || gone.has(edge.from) || gone.has(edge.to);
  const hidden = new Map(data.edges.map((edge) => [edge.id, isOff(edge)]));
  const touched = new Set(data.edges.flatMap((edge) => (hidden.get(edge.id) ? [] : [edge.from, edge.to])));
  edges.update(data.edges.map(({ id }) => ({ id, hidden: hidden.get(id) })));
  // A body without any line says nothing here (those that only issue, while that relation is off).
  nodes.update(data.nodes.map(({ id, kind }) => ({ id, hidden: gone.has(id) || (kind === "unit" && !touched.has(id)) })));
}

for (const key of switches) key.addEventListener("change", applySwitches);
if (window.innerWidth < 800) document.getElementById("legend").open = false;
applySwitches();
