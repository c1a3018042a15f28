"use strict";
// Adding reports: files dropped or chosen, an address, a pasted text. Each is a line that tells how far it is.
(() => {
  if (!document.getElementById("add")) return;
  const jobs = () => document.getElementById("jobs");
  let open = 0;

  const line = (name) => {
    const node = document.createElement("li"), label = document.createElement("span"), state = document.createElement("span");
    const bar = document.createElement("progress");
    label.textContent = `${name}: `;
    state.textContent = "being sent";
    bar.setAttribute("aria-label", `Adding ${name}`);
    bar.max = 1;
    node.append(label, state, bar);
    jobs().prepend(node);
    return {
      tell: (words, done) => { state.textContent = words; if (done !== undefined) bar.value = done; },
      end: (words, good) => { state.textContent = words; state.className = good ? "good" : "bad"; bar.remove(); },
      link: (href, words) => {
        const a = document.createElement("a");
        a.href = href;
        a.textContent = words;
        node.append(" ", a);
      },
    };
  };
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const follow = async (job, told) => {
    let pause = 300;
    for (;;) {
      const state = await desk.call("GET", `/api/jobs/${encodeURIComponent(job)}`);
      if (state.state === "done") return state;
      const words = state.state === "waiting" ? "waits to be read" : "is being read";
      told.tell(state.total > 1 ? `${words}, ${state.done} of ${state.total}` : words, state.done ? state.done / state.total : undefined);
      await wait(pause);
      pause = Math.min(1500, pause * 1.3);
    }
  };

  const send = async (name, body) => {
    const told = line(name);
    open += 1;
    try {
      const made = await desk.call("POST", "/api/reports", body);
      const state = await follow(made.job, told);
      const all = state.results, bad = all.filter((r) => r.state === "failed");
      const words = all.filter((r) => r.state !== "failed").map((r) => ({ new: "new", known: "known already", changed: "a new version" })[r.state] || r.state);
      const counts = [...new Set(words)].map((w) => (all.length > 1 ? `${words.filter((x) => x === w).length} ${w}` : w));
      told.end([...counts, ...bad.map((r) => `${all.length > 1 ? `${r.name} ` : ""}could not be read: ${r.why}`)].join("; ") || "nothing was found in it", !bad.length);
      for (const r of all.filter((x) => x.version).slice(0, 3)) told.link(`/report/${encodeURIComponent(r.version)}`, all.length > 1 ? r.name : "open it");
    } catch (error) {
      told.end(error.message, false);
    }
    open -= 1;
    if (!open) {
      await desk.refresh();
      desk.say("Done adding.");
    }
  };

  const sendFiles = (list) => {
    for (const file of list) {
      const body = new FormData();
      body.append("files", file, file.name);
      send(file.name, body);
    }
  };

  document.addEventListener("submit", (event) => {
    if (event.target.id !== "add") return;
    event.preventDefault();
    const now = event.target, value = (name) => now.elements[name].value.trim();
    const chosen = now.elements.files.files, address = value("url"), text = now.elements.text.value;
    if (!chosen.length && !address && !text.trim()) { desk.say("Choose files, give an address, or paste a text."); return; }
    if (chosen.length) sendFiles([...chosen]);
    if (address) send(address, { url: address });
    if (text.trim()) {
      const body = { text };
      for (const name of ["title", "publisher", "published"]) if (value(name)) body[name] = value(name);
      send(value("title") || "pasted text", body);
    }
    now.reset();
  });
  document.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-adding]");
    if (over) { event.preventDefault(); document.getElementById("drop").classList.add("over"); }
  });
  document.addEventListener("dragleave", () => document.getElementById("drop") && document.getElementById("drop").classList.remove("over"));
  document.addEventListener("drop", (event) => {
    if (!event.target.closest("[data-adding]")) return;
    event.preventDefault();
    document.getElementById("drop").classList.remove("over");
    const text = event.dataTransfer.getData("text/plain");
    if (event.dataTransfer.files.length) sendFiles([...event.dataTransfer.files]);
    else if (/^https?:\/\/\S+$/.test(text.trim())) send(text.trim(), { url: text.trim() });
    else if (text.trim()) send("dropped text", { text });
  });
  document.addEventListener("paste", (event) => {
    if (event.target.closest("input, textarea")) return;
    const data = event.clipboardData;
    if (data && data.files.length) { event.preventDefault(); sendFiles([...data.files]); }
  });
})();
