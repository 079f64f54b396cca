// The levels: each open, in brief (what most others touch, where there are too many) or folded to one bar. One
// that is not on this page at all (out: how many nodes it has) is a bar as well.
const FOLDED = 58;
const REST = 52;
const LABELS = 60; // so many numbers on lines can be told apart
const levels = picture.bands.map((band) => ({
  ...band,
  id: `level:${band.lane}`,
  members: data.nodes.filter((node) => node.lane === band.lane),
  states: band.brief ? ["brief", "open", "folded"] : ["open", "folded"],
  state: band.out ? "folded" : band.brief ? "brief" : "open",
  bar: { id: `level:${band.lane}`, kind: "bar" },
  at: band.top,
  size: band.bottom - band.top,
}));
const levelOf = new Map(levels.flatMap((level) => level.members.map((node) => [node.id, level])));
const known = new Map(data.nodes.map((node) => [node.id, node]));
const moved = new Map(); // how far a person has dragged what

function isIn(id) {
  const level = levelOf.get(id);
  return level.state === "open" || (level.state === "brief" && id in level.brief.positions);
}

// Tasks, documents and bodies of a level in words: "12 văn bản, 30 cơ quan".
function counted(members) {
  const kinds = { count_document: ["document", "stub"], count_task: ["task", "duty"], count_unit: ["unit"] };
  return Object.entries(kinds).map(([word, of]) => [members.filter((node) => of.includes(node.kind)).length, word])
    .filter(([count]) => count).map(([count, word]) => `${number(count)} ${words[word]}`).join(", ");
}

function sizeOf(level) {
  if (level.state === "folded") return FOLDED;
  return level.state === "brief" ? level.brief.height + REST : level.bottom - level.top;
}

// Puts levels under each other; what is below the last one's floor at first (bodies without lines) is not counted.
function stack() {
  let y = 0;
  for (const level of levels) {
    level.at = y;
    level.size = sizeOf(level);
    y += level.size;
  }
  const last = levels[levels.length - 1];
  picture.tall = last && last.state === "open" ? last.at + picture.height - last.top : y;
}

function placeOf(node) {
  const level = levelOf.get(node.id);
  const [dx, dy] = moved.get(node.id) || [0, 0];
  const brief = level.state === "brief" && level.brief.positions[node.id];
  const [x, y] = brief ? [brief[0], level.at + brief[1]] : [node.x, level.at + node.y - level.top];
  return { x: x + dx, y: y + dy };
}

// The bar that stands for what is folded in a level.
function setBar(level) {
  const rest = level.members.filter((node) => !isIn(node.id));
  const inside = level.state === "brief" ? `+ ${counted(rest)} ${words.others_folded}` : counted(rest);
  const end = level.state === "brief" ? REST : FOLDED;
  return Object.assign(level.bar, {
    label: level.out ? `${number(level.out)} ${words.not_here}` : inside,
    x: picture.width / 2, y: level.at + level.size - end / 2 - 2, hidden: !rest.length && !level.out,
  });
}

// Lines to and from what is folded, together by relation and ends: each knows the lines that it stands for.
function bundled(lines) {
  const found = new Map();
  for (const line of lines) {
    const [from, to] = [line.from, line.to].map((id) => (isIn(id) ? id : levelOf.get(id).id));
    if (from === to || (from === line.from && to === line.to)) continue;
    const id = `bundle:${line.type}|${from}|${to}`;
    if (!found.has(id)) found.set(id, { id, from, to, type: line.type, ink: line.ink, dashes: line.dashes, members: [] });
    found.get(id).members.push(line.id);
  }
  const bundles = [...found.values()];
  return bundles.map((bundle) => {
    const count = number(bundle.members.length);
    const label = bundles.length <= LABELS && bundle.members.length > 1 ? count : undefined;
    const width = Math.min(5, 1 + Math.log2(bundle.members.length) / 2);
    return { ...bundle, width, label, title: `${picture.relations[bundle.type]}: ${count}` };
  });
}
