// Legend, filters and search. The legend is the filter: each family and status has its sample, its count and a box.

function check(sample, label, hint, count, box) {
  return element("label.check", null, box, sample,
    element("span.what", null, label, hint ? element("span.hint", null, hint) : null), element("span.note", null, count));
}

function familyRows() {
  return data.families.filter(({ key }) => data.ties.some((tie) => tie.family === key)).map(({ key, label, colour, style }) => {
    const relations = Object.values(data.relations).filter(({ family }) => family === key).map((each) => each.label);
    return check(lineSample(colour, style), label, relations.join(", "),
      String(data.ties.filter((tie) => tie.family === key && tie.reports).length || ""), box("families", key));
  });
}

function statusRows() {
  return data.statuses.map(({ key, meaning }) => {
    const reports = data.statements.flatMap((each) => each.reports).filter((report) => report.status === key).length;
    return check(null, key[0].toUpperCase() + key.slice(1), meaning, String(reports), box("statuses", key, !reports));
  });
}

function box(set, key, disabled) {
  return element("input", { type: "checkbox", name: set, value: key, checked: filters[set].has(key), disabled: !!disabled,
    onchange: (event) => {
      filters[set][event.target.checked ? "add" : "delete"](key);
      refresh();
    } });
}

const TYPES = { country: "Country", organization: "Organization", group: "Group", official: "Official", place: "Place" };

function marks() {
  const rows = [["friendly", "Friendly"], ["hostile", "Hostile"], ["unasserted", "Not occurred"]]
    .map(([style, label]) => element("p.mark", null, lineSample("currentColor", style), label));
  const types = Object.keys(TYPES).filter((type) => data.nodes.some((node) => node.type === type));
  return [...rows, ...types.map((type) => element("p.mark", null, shapeSample(data.shapes[type]), TYPES[type])),
    element("p.hint", null, "A thicker line or a larger mark has more reports; an arrow points to whom it is done.")];
}

function fillFilters() {
  for (const [id, rows] of [["families", familyRows()], ["statuses", statusRows()], ["key", marks()]]) {
    const set = byId(id);
    set.replaceChildren(set.querySelector("legend"), ...rows);
  }
  byId("from").value = filters.from;
  byId("to").value = filters.to;
  byId("least").value = filters.least;
}

function updateCounts() {
  for (const input of document.querySelectorAll('input[name="families"]')) {
    const count = data.ties.filter((tie) => tie.family === input.value && tie.reports).length;
    input.closest("label").querySelector(".note").textContent = String(count || "");
  }
}

function wireFilters() {
  for (const [id, key] of [["from", "from"], ["to", "to"]]) {
    byId(id).addEventListener("change", (event) => {
      filters[key] = event.target.value;
      refresh();
    });
  }
  byId("least").addEventListener("input", (event) => {
    filters.least = Math.max(1, Math.floor(Number(event.target.value)) || 1);
    refresh();
  });
  byId("reset").addEventListener("click", () => {
    resetFilters();
    fillFilters();
    refresh();
  });
}

// Search: what the names, and the officials and places behind a country, begin with or hold.

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const searchable = (() => {
  const entries = new Map();
  const add = (text, id) => entries.set(`${text}\n${id}`, { text, id, key: folded(text) });
  for (const node of data.nodes) {
    add(node.name, node.id);
    if (node.type === "country") add(node.id.split("/")[1], node.id);
  }
  for (const statement of data.statements) {
    for (const [actor, id] of [[subjectName(statement), statement.ends[0]], [objectName(statement), statement.ends[1]]]) {
      if (nodes.has(id)) add(actor, id);
    }
  }
  return [...entries.values()];
})();

function findActors(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const quality = (entry) => (entry.key === wanted ? 0 : entry.key.startsWith(wanted) ? 1 : 2);
  return searchable.filter((entry) => entry.key.includes(wanted))
    .sort((a, b) => quality(a) - quality(b) || nodes.get(b.id).reports - nodes.get(a.id).reports || a.text.length - b.text.length)
    .slice(0, 8);
}

function wireSearch() {
  const input = byId("search");
  const found = byId("found");
  let options = [];
  let active = 0;

  function close() {
    found.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function pick(entry) {
    input.value = "";
    close();
    if (!nodes.get(entry.id).visible) {
      resetFilters();
      fillFilters();
      refresh();
    }
    go({ actor: entry.id });
    showActor(entry.id);
  }
  function mark() {
    [...found.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    if (options.length) input.setAttribute("aria-activedescendant", `found-${active}`);
  }
  function show() {
    options = findActors(input.value);
    active = 0;
    const text = (entry) => [name(entry.text),
      entry.text === names.get(entry.id) ? null : element("span.note", null, name(names.get(entry.id)))];
    found.replaceChildren(...options.map((entry, place) => element("li", { id: `found-${place}`, role: "option",
      onpointerdown: (event) => {
        event.preventDefault();
        pick(entry);
      } }, ...text(entry))));
    if (input.value.trim() && !options.length) {
      found.replaceChildren(element("li.none", { role: "option", "aria-disabled": "true" }, "No actor of this name"));
    }
    found.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!found.hidden));
    mark();
  }
  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      event.preventDefault();
      active = (active + step + options.length) % options.length;
      mark();
    } else if (event.key === "Enter" && !found.hidden && options.length) {
      pick(options[active]);
    } else if (event.key === "Escape") {
      input.value = "";
      close();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input")) {
      event.preventDefault();
      input.focus();
    }
  });
}
