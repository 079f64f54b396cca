"use strict";
const { details, nothing } = JSON.parse(document.querySelector("#data").textContent);
const panel = document.querySelector("#panel");
const query = document.querySelector("#query");
let group = "";

function make(tag, text, name) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (name) element.className = name;
  return element;
}

function figure(quote) {
  const shown = make("figure");
  if (quote.label) shown.append(make("figcaption", quote.label));
  shown.append(make("blockquote", `“${quote.words}”`));
  const source = make("figcaption");
  const file = make(quote.href ? "a" : "span", quote.file);
  if (quote.href) file.href = quote.href;
  source.append(file, `, ${quote.place}`);
  shown.append(source);
  return shown;
}

function show(button) {
  const { title, mark, state, notes, quotes } = details[button.dataset.detail];
  const lines = notes.map((note) => make("p", note, "quiet"));
  const words = quotes.length ? quotes.map(figure) : [make("p", nothing, "quiet")];
  document.querySelector("#detail").replaceChildren(make("h2", title), make("p", state, `state ${mark}`), ...lines, ...words);
  document.querySelector(".chosen")?.classList.remove("chosen");
  button.classList.add("chosen");
  panel.classList.add("open");
  panel.scrollTop = 0;
}

function close() {
  panel.classList.remove("open");
  document.querySelector(".chosen")?.focus();
}

function fold(text) {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");
  return bare.replace(/[^a-z0-9]+/g, " ").trim();
}

function filter() {
  const wanted = fold(query.value);
  let found = 0;
  for (const body of document.querySelectorAll("tbody")) {
    let here = 0;
    for (const item of body.querySelectorAll("[data-search]")) {
      item.hidden = !item.dataset.search.includes(wanted);
      here += item.hidden ? 0 : 1;
    }
    body.hidden = !here || (group !== "" && body.dataset.group !== group);
    found += body.hidden ? 0 : here;
  }
  document.querySelector("#none").hidden = found > 0;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-detail]");
  if (button) show(button);
});
document.querySelector("#close").addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
query.addEventListener("input", filter);
for (const button of document.querySelectorAll("nav button")) {
  button.addEventListener("click", () => {
    group = button.dataset.group;
    for (const other of document.querySelectorAll("nav button")) other.setAttribute("aria-pressed", String(other === button));
    filter();
  });
}
