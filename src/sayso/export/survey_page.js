"use strict";
// A link lights up every place it speaks of, and opens what its target is folded into.
const places = new Map();
for (const node of document.querySelectorAll("[data-at]")) {
  for (const key of node.dataset.at.split(" ")) {
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(node);
  }
}
let lit = [];
const light = (keys) => {
  for (const node of lit) node.classList.remove("hot");
  lit = keys.flatMap((key) => places.get(key) || []);
  for (const node of lit) node.classList.add("hot");
};
const reveal = (id) => {
  const target = document.getElementById(id);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView({ block: places.has(id) ? "center" : "start" });
};
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const id = link.hash.slice(1);
  light([id, ...(link.dataset.also || "").split(" ")]);
  // after the browser's own jump, which may stop at a fold
  setTimeout(() => reveal(id), 0);
});
const arrive = () => {
  const id = location.hash.slice(1);
  if (!id) return;
  if (!lit.length) light([id]);
  reveal(id);
};
addEventListener("popstate", () => { light([]); arrive(); });
addEventListener("beforeprint", () => {
  for (const fold of document.querySelectorAll(".survey details:not(.alone)")) fold.open = true;
});
arrive();
