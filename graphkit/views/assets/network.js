// The canvas: nodes and edges at their places, lanes behind them, their names at the left.
const colour = (edge, opacity) => ({
  color: edge.ink, highlight: edge.ink, hover: edge.ink, inherit: false, opacity,
});
// The more lines, the fainter each: a crowd of them must not become a wall.
const crowd = Math.min(1, Math.sqrt(400 / data.edges.length));
const strength = (edge) => (edge.shortcut ? 0.16 : 0.8) * crowd;

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
const edges = new vis.DataSet(data.edges.map((edge) => ({
  ...edge,
  color: colour(edge, strength(edge)),
  smooth: curve(edge),
  chosen: { edge: (values) => { values.width = edge.width + 1.5; values.opacity = 1; }, label: false },
})));
const network = new vis.Network(ground, { nodes, edges }, data.options);
window.graphkit = { network, nodes, edges, data };

// --- lanes --------------------------------------------------------------------------------------
const lanes = document.getElementById("lanes");
const names = picture.bands.map((band) => {
  const name = document.createElement("div");
  name.className = `lane ${band.lane}`;
  name.append(document.createElement("span"));
  name.firstChild.textContent = band.name;
  lanes.append(name);
  return name;
});

// The first lane has no end upwards, the last none downwards.
const far = 100000;
const extents = picture.bands.map((band, index) => ({
  top: index ? band.top : -far, bottom: index < picture.bands.length - 1 ? band.bottom : far,
}));

function drawBands(ctx) {
  extents.forEach((band, index) => {
    ctx.fillStyle = index % 2 ? "#f3f6f9" : "#fbfcfd";
    ctx.fillRect(-far, band.top, 2 * far, band.bottom - band.top);
    ctx.fillStyle = "#d5dce4";
    ctx.fillRect(-far, band.top, 2 * far, 1);
  });
}

// The tasks of one document lie on one tray, which hangs on its card.
function drawTrays(ctx) {
  const places = network.getPositions();
  for (const [owner, tasks] of Object.entries(picture.trays)) {
    const shown = tasks.filter((task) => !nodes.get(task).hidden).map((task) => places[task]);
    if (!shown.length || nodes.get(owner).hidden) continue;
    const left = Math.min(...shown.map((place) => place.x)) - 13;
    const right = Math.max(...shown.map((place) => place.x)) + 13;
    const top = Math.min(...shown.map((place) => place.y)) - 13;
    const bottom = Math.max(...shown.map((place) => place.y)) + 13;
    ctx.strokeStyle = "#c3ccd6";
    ctx.lineWidth = 1.2;
    ctx.beginPath();
    const stem = Math.min(Math.max(places[owner].x, left + 6), right - 6);
    ctx.moveTo(places[owner].x, places[owner].y);
    ctx.lineTo(stem, top);
    ctx.stroke();
    ctx.fillStyle = "#e6ebf0";
    box(ctx, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top, 5);
    ctx.fill();
  }
}

function placeNames() {
  const height = ground.clientHeight;
  extents.forEach((band, index) => {
    const top = Math.max(0, network.canvasToDOM({ x: 0, y: band.top }).y);
    const bottom = Math.min(height, network.canvasToDOM({ x: 0, y: band.bottom }).y);
    names[index].style.top = `${top}px`;
    names[index].style.height = `${Math.max(0, bottom - top)}px`;
    names[index].hidden = bottom - top < 12;
  });
}

network.on("beforeDrawing", (ctx) => { drawBands(ctx); drawTrays(ctx); });
network.on("afterDrawing", placeNames);

// --- where one looks ----------------------------------------------------------------------------
const READABLE = 0.6;
const LEAST = 0.5;

function wholeScale() {
  return Math.min(ground.clientWidth / picture.width, ground.clientHeight / picture.height);
}

function lookAt(scale, x, y) {
  network.moveTo({ position: { x, y }, scale, animation: false });
}

function showAll() {
  lookAt(wholeScale(), picture.width / 2, picture.height / 2);
}

// At first everything; where that would be too small to read, the top, as wide as can be read.
function showFirst() {
  const wide = ground.clientWidth / picture.width;
  const least = wide > LEAST ? Math.min(wide, 0.8) : READABLE;
  const scale = Math.min(1.1, Math.max(least, wholeScale()));
  const half = ground.clientHeight / scale / 2;
  lookAt(scale, picture.width / 2, Math.min(half, picture.height / 2));
}

function zoomBy(factor) {
  network.moveTo({ scale: network.getScale() * factor, animation: false });
}

document.getElementById("fit").addEventListener("click", showAll);
document.getElementById("larger").addEventListener("click", () => zoomBy(1.3));
document.getElementById("smaller").addEventListener("click", () => zoomBy(1 / 1.3));

// A printed page has its own size, which the canvas must take before the browser takes its picture.
let before = null;

function fillGround() {
  network.setSize("100%", "100%");
  network.redraw();
}

window.addEventListener("beforeprint", () => {
  before = { scale: network.getScale(), ...network.getViewPosition() };
  document.body.classList.add("printing");
  fillGround();
  showAll();
  network.redraw();
});
window.addEventListener("afterprint", () => {
  document.body.classList.remove("printing");
  fillGround();
  lookAt(before.scale, before.x, before.y);
});
showFirst();
