// The list: the same levels as headings, documents with their tasks and bodies under them, for small screens and keys.
const views = { picture: document.querySelector("main"), list: document.getElementById("list") };

function rowOf(node) {
  const row = element("button", "link", element("strong", "", node.label));
  row.type = "button";
  if (node.text !== node.label) row.append(element("span", "", node.text));
  row.addEventListener("click", () => showNode(node.id));
  return row;
}

// A heading that is filled when it is first opened.
function drawer(title, fill) {
  const drawer = element("details", "", element("summary", "", title));
  drawer.addEventListener("toggle", () => { if (drawer.open && drawer.children.length === 1) drawer.append(fill()); });
  return drawer;
}

function listOf(members) {
  const list = element("ul", "");
  for (const node of members) {
    const tasks = (picture.trays[node.id] || []).map((id) => known.get(id));
    const item = element("li", "", rowOf(node));
    if (tasks.length) item.append(drawer(counted(tasks), () => listOf(tasks)));
    list.append(item);
  }
  return list;
}

const SHORT = 40;
const isCard = (node) => node.kind === "document" || node.kind === "stub";

function fillList() {
  const trayed = new Set(Object.values(picture.trays).flat());
  for (const level of levels) {
    const parts = [level.members.filter(isCard), level.members.filter((node) => !isCard(node) && !trayed.has(node.id))];
    for (const members of parts.filter((part) => part.length)) {
      const part = drawer(`${level.name}: ${counted(members)}`, () => listOf(members));
      part.open = members.length <= SHORT;
      views.list.append(part);
    }
  }
}

function show(view) {
  if (view === "list" && !views.list.children.length) fillList();
  for (const [name, part] of Object.entries(views)) part.hidden = name !== view;
  for (const key of document.querySelectorAll("#views button")) key.setAttribute("aria-pressed", String(key.value === view));
  if (view === "picture") fillGround();
}

for (const key of document.querySelectorAll("#views button")) key.addEventListener("click", () => show(key.value));
if (window.innerWidth < 600) show("list");
