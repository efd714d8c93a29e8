"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const search = find("search");
  const state = find("state");
  const kind = find("kind");
  const shown = find("shown");
  const PAGE = 100;
  let rest = null;
  let waiting = 0;

  /* What stands in the page is taken as it is; the rest of a long list is made when it is shown. */
  const late = () => {
    if (rest === null) rest = JSON.parse(find("rest").textContent);
    return rest;
  };
  const lists = ["differences", "findings", "questions", "facts"].map((name) => {
    const box = find(name + "-list");
    const own = Array.from(box.children, (node) => ({
      id: node.id, kind: node.dataset.kind, state: node.dataset.state, node, html: "", text: null,
    }));
    return { name, box, own, entries: null, limit: Math.max(PAGE, own.length) };
  });
  const entriesOf = (list) => {
    if (list.entries === null) {
      const more = (late()[list.name] || []).map(([id, itsKind, itsState, html]) => ({
        id, kind: itsKind, state: itsState, node: null, html, text: null,
      }));
      list.entries = list.own.concat(more);
    }
    return list.entries;
  };

  const nodeOf = (entry) => {
    if (entry.node === null) {
      const shell = document.createElement("template");
      shell.innerHTML = entry.html.trim();
      entry.node = shell.content.firstElementChild;
    }
    return entry.node;
  };
  const signs = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&#34;": '"', "&#39;": "'" };
  const textOf = (entry) => {
    if (entry.text === null) {
      const text = entry.html
        ? entry.html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|amp|#34|#39);/g, (s) => signs[s])
        : entry.node.textContent;
      entry.text = text.toLowerCase();
    }
    return entry.text;
  };

  const fits = (entry, words) => {
    if (kind.value && entry.kind !== kind.value) return false;
    if (state.value === "open" && entry.state !== "error" && entry.state !== "warning") return false;
    if (state.value && state.value !== "open" && entry.state !== state.value) return false;
    return words.every((word) => textOf(entry).includes(word));
  };

  const put = (list, found) => {
    const nodes = found.slice(0, list.limit).map(nodeOf);
    const same = nodes.length === list.box.children.length
      && nodes.every((node, place) => node === list.box.children[place]);
    if (!same) list.box.replaceChildren(...nodes);
    const button = find(list.name + "-more");
    const left = found.length - nodes.length;
    button.hidden = left <= 0;
    button.textContent = "Show more (" + left + " left)";
  };

  const filter = () => {
    clearTimeout(waiting);
    waiting = 0;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const free = !words.length && !state.value && !kind.value;
    let count = 0;
    let all = 0;
    lists.forEach((list) => {
      const entries = entriesOf(list);
      const found = free ? entries : entries.filter((entry) => fits(entry, words));
      count += found.length;
      all += entries.length;
      put(list, found);
      find(list.name).classList.toggle("void", !found.length);
    });
    document.querySelectorAll("tr.item").forEach((row) => {
      const wanted = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => wanted.includes(word));
    });
    shown.textContent = free ? "" : count + " of " + all + " entries";
  };

  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 60);
  };

  const clear = () => {
    search.value = "";
    state.value = "";
    kind.value = "";
    filter();
  };

  const move = (step) => {
    const cards = Array.from(document.querySelectorAll(".card.item"));
    if (!cards.length) return;
    const here = cards.findIndex((card) => card.contains(document.activeElement));
    const next = here < 0 ? (step > 0 ? 0 : cards.length - 1) : here + step;
    const card = cards[Math.min(cards.length - 1, Math.max(0, next))];
    card.focus();
    card.scrollIntoView({ block: "start" });
  };

  const fill = (folded) => {
    const box = folded.querySelector("[data-late]");
    if (!box) return;
    box.innerHTML = late().texts[Number(box.dataset.late)];
    box.removeAttribute("data-late");
  };

  const reveal = () => {
    const id = location.hash.slice(1);
    if (!id) return;
    const source = /^s([0-9]+)-[0-9]+$/.exec(id);
    if (source && find("source" + source[1])) fill(find("source" + source[1]));
    if (!find(id)) {
      clear();
      lists.forEach((list) => {
        const place = entriesOf(list).findIndex((entry) => entry.id === id);
        if (place < 0) return;
        list.limit = Math.max(list.limit, place + PAGE);
        put(list, list.entries);
      });
    }
    const target = find(id);
    if (!target) return;
    const folded = target.closest("details");
    if (folded) folded.open = true;
    document.querySelectorAll(".target").forEach((old) => old.classList.remove("target"));
    target.classList.add("target");
    target.scrollIntoView({ block: "center" });
  };

  lists.forEach((list) => find(list.name + "-more").addEventListener("click", () => {
    list.limit += PAGE;
    filter();
  }));
  document.querySelectorAll("details").forEach((folded) => {
    folded.addEventListener("toggle", () => { if (folded.open) fill(folded); });
  });
  search.addEventListener("input", soon);
  state.addEventListener("change", filter);
  kind.addEventListener("change", filter);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((folded) => { fill(folded); folded.open = true; });
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const typing = event.target.closest && event.target.closest("input, select, textarea");
    if (event.key === "Escape") { clear(); search.blur(); }
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
  });
  reveal();
})();
