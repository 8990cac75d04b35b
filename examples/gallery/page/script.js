// Without this script every tile is a plain link to its photograph; with it, a viewer opens:
// arrow keys, Home, End and swipes go from one to the next, Escape closes.
"use strict";
const tiles = [...document.querySelectorAll(".tile")];
const viewer = document.querySelector(".viewer");
const part = (selector) => viewer.querySelector(selector);
let shown = 0;

// A thumbnail that takes its time fades in over its placeholder; one that is there at once is just there.
setTimeout(() => {
  for (const img of document.querySelectorAll(".frame img")) {
    if (img.complete) continue;
    img.classList.add("coming");
    for (const end of ["load", "error"]) img.addEventListener(end, () => img.classList.remove("coming"));
  }
}, 250);

function show(index) {
  shown = (index + tiles.length) % tiles.length;
  const tile = tiles[shown];
  for (const name of ["--ratio", "--blur", "--accent"]) {
    viewer.style.setProperty(name, tile.style.getPropertyValue(name));
  }
  for (const text of ["h2", ".text", ".credit"]) {
    part("figcaption " + text).textContent = tile.querySelector(text).textContent;
  }
  const photo = part("figure img");
  photo.removeAttribute("src");
  photo.src = tile.querySelector(".frame").href;
  photo.alt = tile.querySelector("h2").textContent;
  part(".palette").replaceChildren(...[...tile.querySelectorAll(".bar i")].map((swatch) => {
    const colour = document.createElement("li");
    colour.textContent = swatch.style.getPropertyValue("--c");
    colour.style.setProperty("--c", colour.textContent);
    return colour;
  }));
  part(".count").textContent = `${shown + 1} / ${tiles.length}`;
  new Image().src = tiles[(shown + 1) % tiles.length].querySelector(".frame").href;
}

tiles.forEach((tile, index) => tile.querySelector(".frame").addEventListener("click", (event) => {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  show(index);
  viewer.showModal();
}));

viewer.addEventListener("close", () => tiles[shown].querySelector(".frame").focus());
viewer.addEventListener("click", (event) => { if (event.target === viewer) viewer.close(); });
part(".previous").addEventListener("click", () => show(shown - 1));
part(".next").addEventListener("click", () => show(shown + 1));
part(".close").addEventListener("click", () => viewer.close());
viewer.addEventListener("keydown", (event) => {
  const to = { ArrowLeft: shown - 1, ArrowRight: shown + 1, Home: 0, End: tiles.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  show(to);
});

let from = null;
viewer.addEventListener("pointerdown", (event) => { from = event.pointerType === "touch" ? event.clientX : null; });
viewer.addEventListener("pointerup", (event) => {
  const moved = from === null ? 0 : event.clientX - from;
  if (Math.abs(moved) > 48) show(shown + (moved < 0 ? 1 : -1));
});
