"use strict";
// How a document, a task, a duty and a unit are drawn. Each function draws on a canvas around (x, y).
const data = JSON.parse(document.getElementById("data").textContent);
const { picture, details } = data;
const words = picture.words;
const look = {
  ink: "#1d2733", quiet: "#5b6675", line: "#8a96a5", ground: "#ffffff", accent: "#30475e",
  task: "#3f4b59", duty: "#E69F00", unit: "#d3ece3", unitLine: "#00795a", chosen: "#D55E00",
  family: '"Segoe UI", "Noto Sans", "Helvetica Neue", Arial, sans-serif',
};
// Ids that are shown in full while something is selected (null: all), and those that the search found.
const emphasis = { lit: null, found: new Set() };

const number = (count) => count.toLocaleString(document.documentElement.lang === "en" ? "en" : "de");
const letters = (size, weight = "normal") => `${weight} ${size}px ${look.family}`;

// Breaks text into at most `most` lines of `width`; what does not fit ends with an ellipsis.
function lines(ctx, text, width, most) {
  const result = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (ctx.measureText(longer).width <= width || !line) {
      line = longer;
      continue;
    }
    if (result.length === most - 1) return [...result, clipped(ctx, `${line} ${word}`, width, true)];
    result.push(line);
    line = word;
  }
  return [...result, clipped(ctx, line, width, false)];
}

function clipped(ctx, text, width, more) {
  if (!more && ctx.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && ctx.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}

function box(ctx, x, y, width, height, radius) {
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - height / 2, width, height, radius);
}

function halo(ctx, text, x, y) {
  ctx.lineWidth = 3;
  ctx.lineJoin = "round";
  ctx.strokeStyle = "rgba(255, 255, 255, .9)";
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function ring(ctx, node, selected) {
  if (!selected && !emphasis.found.has(node.id)) return false;
  ctx.strokeStyle = look.chosen;
  ctx.lineWidth = 3;
  return true;
}

function drawCard(ctx, x, y, node, selected) {
  const [width, height] = picture.card;
  const stub = node.kind === "stub";
  box(ctx, x, y, width, height, 5);
  ctx.fillStyle = stub ? "#fbfcfd" : look.ground;
  ctx.fill();
  if (isDim(node)) ctx.globalAlpha = DIM;
  if (!stub) {
    ctx.save();
    ctx.clip();
    ctx.fillStyle = look.accent;
    ctx.fillRect(x - width / 2, y - height / 2, 5, height);
    ctx.restore();
  }
  box(ctx, x, y, width, height, 5);
  ctx.strokeStyle = look.line;
  ctx.lineWidth = 1.2;
  ctx.setLineDash(stub ? [5, 4] : []);
  if (ring(ctx, node, selected)) ctx.setLineDash([]);
  ctx.stroke();
  cardText(ctx, x - width / 2 + 13, y - height / 2 + 7, width - 21, node, stub);
}

function cardText(ctx, left, top, width, node, stub) {
  ctx.textBaseline = "top";
  ctx.font = letters(15.5, "bold");
  ctx.fillStyle = stub ? look.quiet : look.ink;
  ctx.fillText(clipped(ctx, node.head, width, false), left, top);
  const free = width - ctx.measureText(node.head).width - 6;
  ctx.font = letters(12);
  ctx.fillStyle = look.quiet;
  const date = ctx.measureText(node.when).width;
  if (date <= free) ctx.fillText(node.when, left + width - date, top + 3);
  let y = top + 23;
  if (node.by) {
    ctx.font = letters(12.5, "600");
    ctx.fillStyle = look.quiet;
    ctx.fillText(clipped(ctx, node.by, width, false), left, y);
    y += 17;
  }
  ctx.font = letters(13);
  ctx.fillStyle = stub ? look.quiet : look.ink;
  for (const line of lines(ctx, node.text, width, node.by ? 2 : 3)) {
    ctx.fillText(line, left, y);
    y += 17;
  }
}

function drawSquare(ctx, x, y, node, selected) {
  const side = picture.task;
  box(ctx, x, y, side, side, 2.5);
  ctx.fillStyle = node.kind === "task" ? look.task : "#fff6e0";
  ctx.strokeStyle = node.kind === "task" ? look.task : look.duty;
  ctx.lineWidth = 2;
  ring(ctx, node, selected);
  ctx.fill();
  ctx.stroke();
}

function drawCircle(ctx, x, y, node, selected) {
  ctx.beginPath();
  ctx.arc(x, y, 7, 0, 2 * Math.PI);
  ctx.fillStyle = look.unit;
  ctx.strokeStyle = look.unitLine;
  ctx.lineWidth = 1.6;
  ring(ctx, node, selected);
  ctx.fill();
  ctx.stroke();
  if (node.group_name) {
    ctx.beginPath();
    ctx.arc(x, y, 3, 0, 2 * Math.PI);
    ctx.strokeStyle = look.unitLine;
    ctx.lineWidth = 1.6;
    ctx.stroke();
  }
  ctx.font = letters(13.5);
  ctx.fillStyle = look.ink;
  ctx.textBaseline = "middle";
  const text = lines(ctx, node.short, node.room, 2);
  text.forEach((line, index) => halo(ctx, line, x + 12, y + (index - (text.length - 1) / 2) * 15));
}

const BAR = [330, 34];

function drawBar(ctx, x, y, node, selected) {
  const [width, height] = BAR;
  ctx.fillStyle = "#e6ebf0";
  ctx.strokeStyle = "#b4bfcb";
  ctx.lineWidth = 1.2;
  for (const lower of [6, 3, 0]) {
    box(ctx, x, y + lower, width - 2 * lower, height, 6);
    if (!lower) ring(ctx, node, selected);
    ctx.fill();
    ctx.stroke();
  }
  ctx.font = letters(14, "600");
  ctx.fillStyle = look.accent;
  ctx.textBaseline = "middle";
  const text = clipped(ctx, node.label, width - 24, false);
  ctx.fillText(text, x - ctx.measureText(text).width / 2, y + 1);
}

const shapes = {
  bar: [drawBar, BAR],
  document: [drawCard, picture.card],
  stub: [drawCard, picture.card],
  task: [drawSquare, [picture.task, picture.task]],
  duty: [drawSquare, [picture.task, picture.task]],
  unit: [drawCircle, [16, 16]],
};

const DIM = 0.3;
const isDim = (node) => emphasis.lit !== null && node.kind !== "bar" && !emphasis.lit.has(node.id);

// The renderer that vis-network calls for each node and frame.
function renderer(node) {
  const [draw, [width, height]] = shapes[node.kind];
  return ({ ctx, x, y, state }) => ({
    drawNode() {
      ctx.globalAlpha = isDim(node) && shapes[node.kind][0] !== drawCard ? DIM : 1;
      draw(ctx, x, y, node, state.selected);
    },
    nodeDimensions: { width, height },
  });
}
