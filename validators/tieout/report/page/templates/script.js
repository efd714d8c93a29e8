"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const search = find("search");
  const state = find("state");
  const kind = find("kind");
  const shown = find("shown");
  const PAGE = 100;
  let waiting = 0;

  /* What stands in the page is taken as it is. The rest of a long list stands in a noscript
     element: with scripts that is one text, whose entries are made when they are shown. */
  const attribute = (html, name) => {
    const found = new RegExp("^[^>]*? " + name + '="([^"]*)"').exec(html);
    return found ? found[1] : "";
  };
  const entryOf = (node, html) => ({
    node,
    html,
    id: node ? node.id : attribute(html, "id"),
    kind: node ? node.dataset.kind : attribute(html, "data-kind"),
    state: node ? node.dataset.state : attribute(html, "data-state"),
    text: null,
  });
  const lists = ["differences", "findings", "settled", "questions", "facts"].map((name) => {
    const box = find(name + "-list");
    const own = Array.from(box.children, (node) => entryOf(node, ""));
    return { name, box, own, entries: null, limit: Math.max(PAGE, own.length) };
  });
  const entriesOf = (list) => {
    if (list.entries === null) {
      const rest = find(list.name + "-rest");
      const texts = rest ? rest.textContent.split("<!--next-->").slice(1) : [];
      list.entries = list.own.concat(texts.map((text) => entryOf(null, text.trim())));
    }
    return list.entries;
  };

  const nodeOf = (entry) => {
    if (entry.node === null) {
      const shell = document.createElement("template");
      shell.innerHTML = entry.html;
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

  const told = (number) => number.toLocaleString("en");
  const put = (list, found) => {
    const nodes = found.slice(0, list.limit).map(nodeOf);
    const same = nodes.length === list.box.children.length
      && nodes.every((node, place) => node === list.box.children[place]);
    if (!same) list.box.replaceChildren(...nodes);
    const left = find(list.name + "-left");
    if (!left) return;
    left.textContent = told(nodes.length) + " of " + told(found.length) + " stand here";
    find(list.name + "-more").hidden = found.length === nodes.length;
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
      find(list.name).classList.toggle("void", !free && !found.length);
    });
    document.querySelectorAll("tr.item").forEach((row) => {
      const wanted = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => wanted.includes(word));
    });
    const asked = [search.value.trim(), state.value && state.selectedOptions[0].text,
      kind.value && kind.selectedOptions[0].text].filter(Boolean).join("; ");
    shown.textContent = free ? "" : "Filtered (" + asked + "): " + told(count) + " of "
      + told(all) + " entries";
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

  /* The text of a source of a large page stands in a noscript element too. */
  const fill = (folded) => {
    const late = folded.querySelector(".text > noscript");
    if (late) late.parentNode.innerHTML = late.textContent;
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

  lists.forEach((list) => {
    const more = find(list.name + "-more");
    if (more) more.addEventListener("click", () => { list.limit += PAGE; filter(); });
  });
  document.querySelectorAll("details").forEach((folded) => {
    folded.addEventListener("toggle", () => { if (folded.open) fill(folded); });
  });
  search.addEventListener("input", soon);
  state.addEventListener("change", filter);
  kind.addEventListener("change", filter);
  addEventListener("hashchange", reveal);

  /* A page of a few hundred facts is printed with everything that is folded; a large one as it is. */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    if (document.body.classList.contains("large")) return;
    unfolded = Array.from(document.querySelectorAll("main details:not([open])"));
    unfolded.forEach((folded) => { folded.open = true; });
  });
  addEventListener("afterprint", () => unfolded.forEach((folded) => { folded.open = false; }));

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
