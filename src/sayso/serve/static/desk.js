"use strict";
// What every page needs: calls to the API, words for those who listen, the list of keys.
const desk = (() => {
  const meta = (name) => (document.querySelector(`meta[name="${name}"]`) || {}).content || "";
  const said = () => document.getElementById("said");
  let quiet = 0;

  const say = (words) => {
    said().textContent = words;
    clearTimeout(quiet);
    quiet = setTimeout(() => { said().textContent = ""; }, 8000);
  };

  // Calls the API; returns its JSON, or throws an Error whose message a person can read.
  const call = async (method, path, body) => {
    const headers = { "X-Sayso-Secret": meta("csrf"), Accept: "application/json" };
    let sent;
    if (body instanceof FormData) sent = body;
    else if (body !== undefined) { headers["Content-Type"] = "application/json"; sent = JSON.stringify(body); }
    let answer;
    try {
      answer = await fetch(path, { method, headers, body: sent, credentials: "same-origin" });
    } catch (error) {
      throw new Error("The desk does not answer: is it still running?");
    }
    const text = await answer.text();
    let data = null;
    try { data = text ? JSON.parse(text) : null; } catch (error) { data = null; }
    if (!answer.ok) {
      const told = data && data.error;
      throw new Error(told ? [told.what, told.next_step].filter(Boolean).join("; ") : `The desk refused (${answer.status})`);
    }
    return data;
  };

  // Puts the page as it is now in the place of the one shown, keeping where the reader is.
  const refresh = async (focus) => {
    const answer = await fetch(location.pathname + location.search, { credentials: "same-origin", cache: "no-cache" });
    if (!answer.ok) { location.reload(); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("main"), main = document.getElementById("main");
    if (!fresh) { location.reload(); return; }
    const y = scrollY, cards = document.querySelector(".cards"), inner = cards ? cards.scrollTop : 0;
    const open = [...main.querySelectorAll("details")].map((d) => d.open);
    const kept = ["add", "jobs"].map((id) => document.getElementById(id)).filter(Boolean);
    main.replaceChildren(...fresh.childNodes);
    for (const node of kept) { const other = document.getElementById(node.id); if (other) other.replaceWith(node); }
    main.querySelectorAll("details").forEach((d, i) => { d.open = Boolean(open[i]); });
    document.dispatchEvent(new CustomEvent("desk:fresh"));
    scrollTo({ top: y, behavior: "instant" });
    const again = document.querySelector(".cards");
    if (again) again.scrollTop = inner;
    const target = focus && focus();
    if (target) target.focus({ preventScroll: true });
  };

  const keysOn = () => localStorage.getItem("sayso.keys") !== "off";
  return { call, meta, refresh, say, keysOn };
})();

(() => {
  const keys = document.getElementById("keys"), open = document.getElementById("keys-open");
  if (keys && open) {
    const on = document.getElementById("keys-on");
    open.hidden = false;
    open.addEventListener("click", () => keys.showModal());
    document.getElementById("keys-close").addEventListener("click", () => keys.close());
    on.checked = desk.keysOn();
    on.addEventListener("change", () => localStorage.setItem("sayso.keys", on.checked ? "on" : "off"));
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !desk.keysOn() || keys.open) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      if (event.key === "?") { event.preventDefault(); keys.showModal(); }
      if (event.key === "/") { event.preventDefault(); document.getElementById("words").focus(); }
    });
  }

  // Buttons that do one thing and show the page anew.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-post], [data-delete]");
    if (!button) return;
    button.disabled = true;
    try {
      if (button.dataset.post) await desk.call("POST", button.dataset.post, {});
      else await desk.call("DELETE", button.dataset.delete);
      await desk.refresh();
    } catch (error) {
      button.disabled = false;
      desk.say(error.message);
    }
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-watch]");
    if (!form) return;
    event.preventDefault();
    try {
      await desk.call("POST", "/api/watches", { name: form.elements.name.value, wanted: JSON.parse(form.dataset.watch) });
      form.reset();
      desk.say("Kept. It is on the desk from now on.");
    } catch (error) {
      desk.say(error.message);
    }
  });
})();
