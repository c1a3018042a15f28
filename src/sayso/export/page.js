"use strict";
// Pointing at a card, a number or a speaker lights up its source, cue and content in the text.
for (const reading of document.querySelectorAll(".reading")) {
  const marks = new Map();
  const add = (key, node, role) => {
    if (!marks.has(key)) marks.set(key, []);
    marks.get(key).push([node, role]);
  };
  for (const node of reading.querySelectorAll("[data-marks]")) {
    for (const told of node.dataset.marks.split(" ")) {
      const [key, role] = told.split(":");
      add(key, node, role);
    }
  }
  for (const card of reading.querySelectorAll(".card")) add(card.id, card, "card");
  let lit = [];
  const clear = () => {
    for (const [node, role] of lit) node.classList.remove("hot", "hot-" + role);
    lit = [];
  };
  const light = (owners) => {
    clear();
    for (const key of owners.split(" ")) {
      for (const entry of marks.get(key) || []) {
        entry[0].classList.add("hot", "hot-" + entry[1]);
        lit.push(entry);
      }
    }
  };
  let held = null;
  const point = (event) => {
    const owner = event.target.closest("[data-owners]");
    if (owner) light(owner.dataset.owners);
    else {
      const mark = event.target.closest("[data-marks]");
      const told = mark && mark.dataset.marks.split(" ").filter((m) => !m.endsWith(":spot")).pop();
      if (told) light(told.split(":")[0]);
      else if (held) light(held.dataset.owners);
      else clear();
    }
  };
  const scroll = (key) => {
    const text = document.getElementById(key + "-text");
    if (!text) return;
    const box = text.getBoundingClientRect();
    if (matchMedia("(min-width: 60rem)").matches && (box.top < 40 || box.bottom > innerHeight - 40)) {
      text.scrollIntoView({ block: "center" });
    }
  };
  reading.addEventListener("pointerover", point);
  reading.addEventListener("pointerleave", () => (held ? light(held.dataset.owners) : clear()));
  reading.addEventListener("focusin", (event) => {
    held = event.target.closest("[data-owners]");
    if (!held) return;
    light(held.dataset.owners);
    if (held.classList.contains("card")) scroll(held.id);
  });
  reading.addEventListener("focusout", () => {
    held = null;
    clear();
  });
}
