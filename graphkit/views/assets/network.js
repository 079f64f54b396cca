// The canvas: nodes and edges at their places, lanes behind them, their names at the left.
const colour = (edge, opacity) => ({
  color: edge.ink, highlight: edge.ink, hover: edge.ink, inherit: false, opacity,
});
// The more lines, the fainter each: a crowd of them must not become a wall. Those of the tree, from a document to
// the one under which it hangs, stay as they are.
const crowd = Math.min(1, Math.sqrt(160 / data.edges.filter((edge) => edge.main).length));
const strength = (edge) => {
  if (edge.members) return 0.5;
  return (edge.shortcut ? 0.16 : 0.8) * (edge.tree ? 1 : crowd);
};

// Edges between cards, tasks and units run downwards; a second one between the same two bends aside.
function curve(edge) {
  return edge.bend
    ? { enabled: true, type: "curvedCW", roundness: 0.12 * edge.bend }
    : { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: 0.45 };
}

const ground = document.getElementById("picture");
const nodes = new vis.DataSet(data.nodes.map((node) => ({
  ...node, shape: "custom", ctxRenderer: renderer(node),
})));
const drawn = (edge) => ({
  ...edge,
  color: colour(edge, strength(edge)),
  smooth: curve(edge),
  font: { size: 14, face: look.family, color: edge.ink, strokeWidth: 5, strokeColor: "#fff", align: "horizontal" },
  chosen: { edge: (values) => { values.width = edge.width + 1.5; values.opacity = 1; }, label: false },
});
const edges = new vis.DataSet(data.edges.map(drawn));
const network = new vis.Network(ground, { nodes, edges }, data.options);
// The library asks a box that it does not keep up to date whether a thing is in sight; the place itself says so.
const REACH = 240;
const anyNode = network.body.nodes[network.body.nodeIndices[0]];
if (anyNode) {
  Object.getPrototypeOf(anyNode).isBoundingBoxOverlappingWith = function isInSight(view) {
    return this.x > view.left - REACH && this.x < view.right + REACH && this.y > view.top - REACH && this.y < view.bottom + REACH;
  };
}
window.graphkit = { network, nodes, edges, data, levels };

// --- levels -------------------------------------------------------------------------------------
const lanes = document.getElementById("lanes");
const FAR = 100000;
const DOCKED = 30;

for (const level of levels) {
  level.button = document.createElement("button");
  level.button.type = "button";
  level.button.append(document.createElement("span"), document.createElement("small"));
  level.button.className = `lane ${level.lane} ${level.state}`;
  level.button.firstChild.textContent = level.name;
  level.button.lastChild.textContent = level.out ? number(level.out) : "";
  level.button.addEventListener("click", () => (isAway(level) || level.out ? goTo(level) : setLevel(level)));
  lanes.append(level.button);
}

// The first level has no end upwards, the last none downwards.
const endsOf = (level, index) => [
  index ? level.at : -FAR, index < levels.length - 1 ? level.at + level.size : FAR,
];

function drawBands(ctx) {
  levels.forEach((level, index) => {
    const [top, bottom] = endsOf(level, index);
    ctx.fillStyle = index % 2 ? "#f3f6f9" : "#fbfcfd";
    ctx.fillRect(-FAR, top, 2 * FAR, bottom - top);
    ctx.fillStyle = "#d5dce4";
    ctx.fillRect(-FAR, top, 2 * FAR, 1);
  });
}

function drawStem(ctx, card, x, y) {
  ctx.strokeStyle = "#c3ccd6";
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.moveTo(card.x, card.y);
  ctx.lineTo(x, y);
  ctx.stroke();
}

// While the tasks are folded, each card says how many it has.
function drawCounts(ctx) {
  const places = network.getPositions();
  for (const [owner, tasks] of Object.entries(picture.trays)) {
    const folded = tasks.filter((task) => !isIn(task)).length;
    if (!folded || nodes.get(owner).hidden) continue;
    const text = `${number(folded)} ${words.task}`;
    ctx.font = letters(11.5, "600");
    ctx.textBaseline = "middle";
    const width = ctx.measureText(text).width + 14;
    const [x, y] = [places[owner].x + picture.card[0] / 2 - width / 2 - 8, places[owner].y + picture.card[1] / 2];
    box(ctx, x, y, width, 18, 9);
    ctx.fillStyle = look.task;
    ctx.fill();
    ctx.fillStyle = "#fff";
    ctx.fillText(text, x - width / 2 + 7, y + 0.5);
  }
}

// The tasks of one document lie on one tray, which hangs on its card.
function drawTrays(ctx) {
  const places = network.getPositions();
  for (const [owner, tasks] of Object.entries(picture.trays)) {
    const shown = tasks.filter((task) => !nodes.get(task).hidden).map((task) => places[task]);
    if (!shown.length) continue;
    const left = Math.min(...shown.map((place) => place.x)) - 13;
    const right = Math.max(...shown.map((place) => place.x)) + 13;
    const top = Math.min(...shown.map((place) => place.y)) - 13;
    const bottom = Math.max(...shown.map((place) => place.y)) + 13;
    if (!nodes.get(owner).hidden) drawStem(ctx, places[owner], Math.min(Math.max(places[owner].x, left + 6), right - 6), top);
    ctx.fillStyle = "#e6ebf0";
    box(ctx, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top, 5);
    ctx.fill();
  }
}

const screenTop = (level) => network.canvasToDOM({ x: 0, y: level.at }).y;
const screenBottom = (level) => network.canvasToDOM({ x: 0, y: level.at + level.size }).y;
const isAway = (level) => screenBottom(level) < DOCKED || screenTop(level) > ground.clientHeight - DOCKED;

// Names stand beside their levels; those of levels out of sight wait at the upper and lower end.
function placeNames() {
  const height = ground.clientHeight;
  const tops = levels.map((level, index) => Math.min(
    Math.max(index ? screenTop(level) : 0, index * DOCKED), height - (levels.length - index) * DOCKED,
  ));
  levels.forEach((level, index) => {
    level.button.style.top = `${tops[index]}px`;
    level.button.style.height = `${(index + 1 < tops.length ? tops[index + 1] : height) - tops[index]}px`;
    level.button.classList.toggle("away", isAway(level));
  });
}

function nameLevels() {
  for (const level of levels) {
    if (level.out) continue;
    const inside = level.members.filter((node) => isIn(node.id)).length;
    const next = level.states[(level.states.indexOf(level.state) + 1) % level.states.length];
    level.button.className = `lane ${level.lane} ${level.state}`;
    level.button.setAttribute("aria-expanded", String(level.state !== "folded"));
    level.button.lastChild.textContent = inside === level.members.length || !inside
      ? number(level.members.length) : `${number(inside)}/${number(level.members.length)}`;
    level.button.title = `${level.name}: ${counted(level.members)}. ${next === "folded" ? words.fold : words.open}`;
  }
}

network.on("beforeDrawing", (ctx) => { drawBands(ctx); drawTrays(ctx); });
network.on("afterDrawing", (ctx) => { drawCounts(ctx); placeNames(); });
network.on("dragEnd", ({ nodes: dragged }) => {
  for (const id of dragged.filter((id) => known.has(id))) {
    const [now, own] = [network.getPosition(id), (moved.delete(id), placeOf(known.get(id)))];
    moved.set(id, [now.x - own.x, now.y - own.y]);
  }
});

// --- where one looks ----------------------------------------------------------------------------
const READABLE = 0.6;
const LEAST = 0.5;

function wholeScale() {
  return Math.min(ground.clientWidth / picture.width, ground.clientHeight / picture.tall);
}

function lookAt(scale, x, y) {
  network.moveTo({ position: { x, y }, scale, animation: false });
}

function showAll() {
  lookAt(wholeScale(), picture.width / 2, picture.tall / 2);
}

// At first everything; where that would be too small to read, villages and tasks are folded; where it still is,
// the top, as wide as can be read.
function showFirst() {
  for (const lane of ["unit", "task"]) {
    const level = levels.find((one) => one.lane === lane);
    if (level && !level.out && wholeScale() < LEAST && levels.some((one) => !["unit", "task"].includes(one.lane))) {
      level.state = "folded";
      stack();
    }
  }
  refresh();
  const wide = ground.clientWidth / picture.width;
  const least = wide > LEAST ? Math.min(wide, 0.8) : READABLE;
  const scale = Math.min(1.1, Math.max(least, wholeScale()));
  const half = ground.clientHeight / scale / 2;
  lookAt(scale, picture.width / 2, Math.min(half, picture.tall / 2));
}

function goTo(level) {
  const scale = Math.max(LEAST, network.getScale());
  lookAt(scale, picture.width / 2, level.at + ground.clientHeight / scale / 2 - DOCKED / scale);
}

// Opens or folds a level; without a state, the next one. Those above keep their places.
function setLevel(level, state) {
  level.state = state || level.states[(level.states.indexOf(level.state) + 1) % level.states.length];
  stack();
  refresh();
  if (isAway(level) || screenTop(level) < 0) goTo(level);
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}

document.getElementById("fit").addEventListener("click", showAll);
document.getElementById("larger").addEventListener("click", () => zoomBy(1.3));
document.getElementById("smaller").addEventListener("click", () => zoomBy(1 / 1.3));

function fillGround() {
  network.setSize("100%", "100%");
  network.redraw();
}
