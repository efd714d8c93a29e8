"use strict";
(() => {
  const search = document.getElementById("search");
  const state = document.getElementById("state");
  const kind = document.getElementById("kind");
  const shown = document.getElementById("shown");
  const items = Array.from(document.querySelectorAll(".item"));
  let words = null;
  let waiting = 0;

  const fits = (item, wantedState, wantedKind) => {
    const own = item.dataset.state;
    if (wantedKind && item.dataset.kind !== wantedKind) return false;
    if (!wantedState) return true;
    if (wantedState === "open") return own === "error" || own === "warning";
    return own === wantedState;
  };

  const filter = () => {
    waiting = 0;
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length && words === null) {
      words = items.map((item) => item.textContent.toLowerCase());
    }
    let count = 0;
    items.forEach((item, number) => {
      const keep = fits(item, state.value, kind.value)
        && wanted.every((word) => words[number].includes(word));
      if (item.hidden === keep) item.hidden = !keep;
      if (keep) count += 1;
    });
    const free = !wanted.length && !state.value && !kind.value;
    shown.textContent = free ? "" : count + " of " + items.length + " entries";
  };

  const soon = () => {
    if (!waiting) waiting = setTimeout(filter, 80);
  };

  const clear = () => {
    search.value = "";
    state.value = "";
    kind.value = "";
    filter();
  };

  const move = (step) => {
    const cards = items.filter((item) => item.tabIndex === -1 && !item.hidden
      && item.classList.contains("card"));
    if (!cards.length) return;
    const here = cards.findIndex((card) => card.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : cards.length - 1) : here + step;
    const card = cards[Math.min(cards.length - 1, Math.max(0, next))];
    card.focus();
    card.scrollIntoView({ block: "start" });
  };

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    const item = target.closest(".item");
    if (item && item.hidden) clear();
    const folded = target.closest("details");
    if (folded) folded.open = true;
    target.scrollIntoView({ block: "center" });
  };

  search.addEventListener("input", soon);
  state.addEventListener("change", filter);
  kind.addEventListener("change", filter);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") { clear(); search.blur(); }
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });
  if (location.hash) reveal();
})();
