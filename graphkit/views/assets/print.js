// Printing: as many sheets as it takes to read the levels as they are open now, each with the names at the left.
// Sheets are drawn twice as fine as a screen; what stands at a sheet's end is repeated on the next.
const SHEET = { width: 928, height: 610, fine: 2, most: 24, legible: 0.42 };
const sheets = document.getElementById("sheets");
let before = null;

// Returns the scale and the tops (on the canvas) of the sheets.
function paged() {
  const across = Math.min(1, SHEET.width / picture.width);
  const whole = Math.min(across, SHEET.height / picture.tall);
  if (whole >= SHEET.legible) return { scale: whole, tops: [(picture.tall - SHEET.height / whole) / 2] };
  const step = SHEET.height / across - picture.card[1] - 20;
  const count = Math.min(SHEET.most, Math.ceil((picture.tall - picture.card[1] - 20) / step));
  return { scale: across, tops: Array.from({ length: count }, (_, index) => index * step) };
}

function sheetAt(scale, top) {
  lookAt(scale * SHEET.fine, picture.width / 2, top + SHEET.height / scale / 2);
  network.redraw();
  const drawn = ground.querySelector("canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [drawn.width, drawn.height];
  copy.getContext("2d").drawImage(drawn, 0, 0);
  const named = element("div", "names");
  for (const level of levels) {
    const [from, to] = [Math.max(0, screenTop(level)), Math.min(ground.clientHeight, screenBottom(level))];
    const name = element("div", `lane ${level.lane}`, element("span", "", level.name));
    [name.style.top, name.style.height] = [from, to - from].map((size) => `${size / SHEET.fine}px`);
    if (to > from) named.append(name);
  }
  return element("figure", "sheet", named, copy);
}

window.addEventListener("beforeprint", () => {
  before = { scale: network.getScale(), ...network.getViewPosition() };
  document.body.classList.add("printing");
  fillGround();
  const { scale, tops } = paged();
  sheets.replaceChildren(...tops.map((top) => sheetAt(scale, top)));
});
window.addEventListener("afterprint", () => {
  document.body.classList.remove("printing");
  sheets.replaceChildren();
  fillGround();
  lookAt(before.scale, before.x, before.y);
});
