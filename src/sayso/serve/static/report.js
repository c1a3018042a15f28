"use strict";
// The text of a report: exact words marked from the address, cards lit from the text and back, corrections by selection.
// Places are code points of the text; a browser counts UTF-16 units, and only here one is turned into the other.
(() => {
  const points = (text) => { let n = 0; for (const _ of text) n += 1; return n; };
  const units = (text, count) => { let at = 0, n = 0; for (const c of text) { if (n === count) break; at += c.length; n += 1; } return at; };
  const pieces = () => [...document.querySelectorAll("#text [data-o]")];
  const spansOf = (hash) => {
    const found = /^#s(\d+-\d+(?:\.\d+-\d+)*)$/.exec(hash);
    return found ? found[1].split(".").map((part) => part.split("-").map(Number)).filter(([a, b]) => a < b) : [];
  };

  // Marks [start, end) inside the pieces that show it; returns the marks.
  const wrap = (start, end, name) => {
    const made = [];
    for (const piece of pieces()) {
      const from = Number(piece.dataset.o), words = piece.textContent, size = points(words);
      if (from >= end || from + size <= start) continue;
      const a = units(words, Math.max(0, start - from)), b = units(words, Math.min(size, end - from));
      const range = document.createRange();
      const [first, firstAt] = spot(piece, a), [last, lastAt] = spot(piece, b);
      range.setStart(first, firstAt);
      range.setEnd(last, lastAt);
      const mark = document.createElement(name === "found" ? "mark" : "span");
      mark.className = name;
      try { range.surroundContents(mark); made.push(mark); } catch (error) { /* another mark begins inside: leave it */ }
    }
    return made;
  };
  // The text node of a piece that holds its `at`-th unit.
  const spot = (piece, at) => {
    const walk = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
    let left = at, node = walk.nextNode(), last = node;
    while (node) {
      if (left <= node.length) return [node, left];
      left -= node.length;
      last = node;
      node = walk.nextNode();
    }
    return [last, last.length];
  };
  const unwrap = (name) => {
    for (const mark of document.querySelectorAll(`#text .${name}`)) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  };
  const wordsOf = (spans) => spans.map(([start, end]) => pieces().map((piece) => {
    const from = Number(piece.dataset.o), words = [...piece.textContent];
    return words.slice(Math.max(0, start - from), Math.max(0, end - from)).join("");
  }).join("")).join(" … ");

  // The exact words that the address names.
  const show = () => {
    unwrap("found");
    const spans = spansOf(location.hash);
    if (!spans.length) return;
    const marks = spans.flatMap(([start, end]) => wrap(start, end, "found"));
    if (marks.length) marks[0].scrollIntoView({ block: "center" });
    else if (!new URLSearchParams(location.search).has("at")) location.replace(`?at=${spans[0][0]}${location.hash}`);
  };

  // Cards and text light each other up.
  let lit = [], pinned = null;
  const clear = () => { for (const node of lit) node.classList.remove("hot"); lit = []; };
  const light = (key) => {
    clear();
    for (const node of document.querySelectorAll("#text [data-marks]")) {
      if (node.dataset.marks.split(" ").some((told) => told.split(":")[0] === key)) { node.classList.add("hot"); lit.push(node); }
    }
  };
  const inner = (node) => node.dataset.marks.split(" ").pop().split(":")[0];
  const card = (key) => document.getElementById(key);
  const look = (node) => {
    for (const other of document.querySelectorAll(".card.now")) if (other !== node) other.classList.remove("now");
    node.classList.add("now");
    const box = node.closest(".cards");
    if (box && box.scrollHeight > box.clientHeight + 4) {
      const top = node.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
      if (top < box.scrollTop || top + node.offsetHeight > box.scrollTop + box.clientHeight) box.scrollTop = top - 60;
    }
  };
  const wide = () => matchMedia("(min-width: 62rem)").matches;
  let correcting = null;

  document.addEventListener("pointerover", (event) => {
    if (correcting) return;
    const mark = event.target.closest("#text [data-marks]"), over = event.target.closest(".card");
    if (mark) { light(inner(mark)); if (wide() && !pinned && card(inner(mark))) look(card(inner(mark))); }
    else if (over) light(over.id);
    else if (pinned) light(pinned);
    else clear();
  });
  document.addEventListener("click", (event) => {
    if (correcting || event.target.closest("a, button")) return;
    const mark = event.target.closest("#text [data-marks]");
    if (!mark) { if (!event.target.closest(".card")) pinned = null; return; }
    if (String(getSelection())) return;
    const node = card(inner(mark));
    if (!node) return;
    pinned = node.id;
    look(node);
    node.focus({ preventScroll: wide() });
  });
  document.addEventListener("focusin", (event) => {
    const note = event.target.closest("#text .note"), node = note ? card(note.dataset.card) : event.target.closest(".card");
    if (!node || correcting) return;
    pinned = node.id;
    light(node.id);
    look(node);
    if (!note && wide() && lit.length) {
      const box = lit[0].getBoundingClientRect();
      if (box.top < 60 || box.bottom > innerHeight - 60) lit[0].scrollIntoView({ block: "center" });
    }
  });

  // Correcting.
  const selected = () => {
    const selection = getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const at = (node, offset, isEnd) => {
      const inside = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("#text [data-o]");
      if (inside) {
        const before = document.createRange();
        before.selectNodeContents(inside);
        before.setEnd(node, offset);
        return Number(inside.dataset.o) + points(before.toString());
      }
      const all = pieces().filter((piece) => range.intersectsNode(piece));
      if (!all.length) return null;
      const edge = isEnd ? all[all.length - 1] : all[0];
      return Number(edge.dataset.o) + (isEnd ? points(edge.textContent) : 0);
    };
    const start = at(range.startContainer, range.startOffset, false), end = at(range.endContainer, range.endOffset, true);
    if (start === null || end === null || start >= end) return null;
    const words = wordsOf([[start, end]]), lead = words.length - words.trimStart().length, tail = words.length - words.trimEnd().length;
    return start + lead < end - tail ? [start + lead, end - tail] : null;
  };

  // Edges of the words of the text, as code points.
  const edges = () => {
    const starts = [], ends = [];
    for (const paragraph of document.querySelectorAll("#text .para > p")) {
      const own = [...paragraph.querySelectorAll("[data-o]")];
      if (!own.length) continue;
      const first = Number(own[0].dataset.o), words = own.map((piece) => piece.textContent).join("");
      for (const found of words.matchAll(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu)) {
        const start = first + points(words.slice(0, found.index));
        starts.push(start);
        ends.push(start + points(found[0]));
      }
    }
    return { starts, ends };
  };
  const stepped = (spans, how) => {
    if (!spans.length) return spans;
    const out = spans.map((span) => [...span]), { starts, ends } = edges();
    const [edge, sign] = [how.slice(0, -1), how.slice(-1)], span = edge === "start" ? out[0] : out[out.length - 1];
    const list = edge === "start" ? starts : ends, at = edge === "start" ? 0 : 1;
    const next = sign === "+" ? list.find((n) => n > span[at]) : list.filter((n) => n < span[at]).pop();
    if (next === undefined) return spans;
    span[at] = next;
    return span[0] < span[1] ? out : spans;
  };

  document.addEventListener("desk:correct", (event) => {
    const { node, decide } = event.detail;
    if (correcting) correcting.cancel();
    const form = document.getElementById("correct").content.cloneNode(true).querySelector("form");
    const spans = JSON.parse(node.dataset.spans), read = JSON.parse(node.dataset.read), was = JSON.stringify(spans);
    const draw = () => {
      clear();
      unwrap("edit");
      for (const row of form.querySelectorAll(".span-row")) {
        const part = row.dataset.part;
        row.querySelector("output").textContent = spans[part].length ? wordsOf(spans[part]) : "none";
        for (const [start, end] of spans[part]) for (const mark of wrap(start, end, "edit")) mark.classList.add("hot");
      }
    };
    for (const name of ["speaker", "kind", "factuality", "form"]) form.elements[name].value = read[name];
    node.append(form);
    node.classList.add("now");
    const cancel = () => { unwrap("edit"); form.remove(); correcting = null; node.focus(); };
    const take = (part) => {
      const span = selected();
      if (!span) { desk.say("Select the words in the text first."); return; }
      spans[part] = [span];
      getSelection().removeAllRanges();
      draw();
    };
    correcting = { cancel, take, form };
    form.addEventListener("mousedown", (click) => { if (click.target.closest("[data-take]")) click.preventDefault(); });
    form.addEventListener("click", (click) => {
      const button = click.target.closest("button");
      if (!button) return;
      const row = button.closest(".span-row");
      if (button.dataset.step) { spans[row.dataset.part] = stepped(spans[row.dataset.part], button.dataset.step); draw(); }
      else if ("take" in button.dataset) take(row.dataset.part);
      else if ("none" in button.dataset) { spans.source = []; draw(); }
      else if ("cancel" in button.dataset) cancel();
    });
    form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      const after = {}, value = (name) => form.elements[name].value.trim(), old = JSON.parse(was);
      const source = {};
      if (value("speaker") !== read.speaker) source.speaker = value("speaker") || null;
      if (value("kind") !== read.kind) source.kind = value("kind");
      for (const part of ["source", "cue", "content"]) {
        if (JSON.stringify(spans[part]) === JSON.stringify(old[part])) continue;
        const told = { spans: spans[part], text: spans[part].length ? wordsOf(spans[part]) : "" };
        if (part === "source") Object.assign(source, told);
        else after[part] = told;
      }
      if (Object.keys(source).length) after.source = source;
      for (const name of ["factuality", "form"]) if (value(name) !== read[name]) after[name] = value(name);
      if (!Object.keys(after).length) { desk.say("Nothing was changed."); return; }
      const note = value("note");
      unwrap("edit");
      correcting = null;
      decide(node, "corrected", note ? { after, note } : { after });
    });
    draw();
    form.elements.speaker.focus({ preventScroll: true });
    form.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    if (!correcting) return;
    if (event.key === "Escape") { event.preventDefault(); correcting.cancel(); return; }
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const part = { 1: "source", 2: "cue", 3: "content" }[event.key];
    if (part) { event.preventDefault(); correcting.take(part); }
  });

  addEventListener("hashchange", show);
  document.addEventListener("desk:fresh", () => { lit = []; pinned = null; correcting = null; show(); });
  show();
})();
