"use strict";
// Judging: by buttons, and by single keys on the item that is held (focus, or the last one pointed at).
(() => {
  const DONE = { right: "Accepted", wrong: "Rejected", corrected: "Corrected", same: "The same", not_same: "Not the same", added: "Graded" };
  const KEY = { a: "right", x: "wrong", c: "corrected", s: "same", n: "not_same" };
  let now = null;

  const items = () => [...document.querySelectorAll("[data-item]")].filter((node) => node.getClientRects().length);
  const asked = (node) => JSON.parse(node.dataset.item);
  const sameItem = (told) => () => [...document.querySelectorAll("[data-item]")].find((node) => {
    const mine = asked(node);
    return mine.kind === told.kind && JSON.stringify([mine.place, mine.other]) === JSON.stringify([told.place, told.other]);
  });

  const hold = (node) => {
    if (now && now !== node) now.classList.remove("now");
    now = node;
    if (!node) return;
    node.classList.add("now");
    document.dispatchEvent(new CustomEvent("desk:hold", { detail: node }));
  };

  const decide = async (node, what, more) => {
    if (!desk.meta("person")) {
      desk.say("Say your name first: it goes into the log with what you decide.");
      document.getElementById("me").focus();
      return;
    }
    const told = { ...asked(node), what, ...(more || {}) };
    try {
      const made = await desk.call("POST", "/api/judgements", told);
      await desk.refresh(sameItem(told));
      desk.say(`${DONE[what] || what}. It is in the log${made && made.n ? ` as judgement ${made.n}` : ""}; u undoes it.`);
    } catch (error) {
      desk.say(error.message);
    }
  };

  const undo = async (n, node) => {
    const told = node && node.dataset.item ? asked(node) : null;
    try {
      await desk.call("POST", `/api/judgements/${n}/undo`, {});
      await desk.refresh(told ? sameItem(told) : undefined);
      desk.say(`Judgement ${n} is undone. The log keeps both.`);
    } catch (error) {
      desk.say(error.message);
    }
  };

  const correct = (node) => {
    if (node.querySelector('[data-decide="corrected"]')) {
      document.dispatchEvent(new CustomEvent("desk:correct", { detail: { node, decide } }));
    }
  };

  const act = (node, what) => {
    const button = node.querySelector(`[data-decide="${what}"]`);
    if (!button) return false;
    if (what === "corrected") correct(node);
    else decide(node, what);
    return true;
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-decide]");
    if (button) { act(button.closest("[data-item]"), button.dataset.decide); return; }
    const undone = event.target.closest("[data-undo]");
    if (undone) { undone.disabled = true; undo(Number(undone.dataset.undo), undone.closest("[data-item]")); return; }
    const node = event.target.closest("[data-item]");
    if (node) hold(node);
  });
  document.addEventListener("focusin", (event) => {
    const node = event.target.closest("[data-item]");
    if (node) hold(node);
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-grade]");
    if (!form) return;
    event.preventDefault();
    const value = form.elements.grade.value, told = JSON.parse(form.dataset.grade);
    if (!desk.meta("person")) {
      desk.say("Say your name first: a grade is a person’s.");
      document.getElementById("me").focus();
      return;
    }
    try {
      await desk.call("POST", "/api/judgements", { ...told, what: "added", after: { ...told.after, grade: /^\d$/.test(value) ? Number(value) : value } });
      await desk.refresh(() => document.querySelector("form[data-grade] select"));
      desk.say(`Graded ${value}. It is in the log.`);
    } catch (error) {
      desk.say(error.message);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !desk.keysOn()) return;
    if (event.target.closest("input, textarea, select, dialog, form.correct")) return;
    if (event.key === "j" || event.key === "k") {
      const all = items();
      if (!all.length) return;
      event.preventDefault();
      const at = all.indexOf(now);
      const next = at < 0 ? (event.key === "j" ? firstInView(all) : all.length - 1) : at + (event.key === "j" ? 1 : -1);
      const node = all[Math.max(0, Math.min(all.length - 1, next))];
      node.focus({ preventScroll: true });
      node.scrollIntoView({ block: "nearest" });
      return;
    }
    if (!now || !now.isConnected) return;
    if (KEY[event.key]) {
      if (act(now, KEY[event.key])) event.preventDefault();
    } else if (event.key === "u") {
      const told = [...now.querySelectorAll("[data-undo]")].pop();
      if (told) { event.preventDefault(); undo(Number(told.dataset.undo), now); }
      else desk.say("Nothing was decided on this item.");
    } else if (event.key === "o") {
      const link = now.querySelector("a.quote, a.note, a.plain");
      if (link) { event.preventDefault(); link.click(); }
    }
  });
  const firstInView = (all) => Math.max(0, all.findIndex((node) => node.getBoundingClientRect().bottom > 0));

  document.addEventListener("desk:fresh", () => { now = null; });
})();
