// Puts the parts together: what a click, a filter, the address or the theme changes.

function refresh() {
  applyFilters();
  updateCounts();
  follow();
}

// Show what the address asks for, in the panel and in the drawing.
function follow() {
  const at = route();
  if (at.actor) chooseActor(at.actor);
  else if (at.pair) choosePair(at.pair, at.with);
  else if (at.statement) choosePair(...statementsById.get(at.statement).ends);
  else chooseNothing();
  redraw();
  showPanel();
}

function wireDrawing() {
  network.on("click", ({ nodes: [id], edges: [tie] }) => {
    network.unselectAll();
    byId("tooltip").hidden = true;
    if (id !== undefined) go({ actor: id });
    else if (tie !== undefined) go({ pair: data.ties[tie].from, with: data.ties[tie].to, family: data.ties[tie].family });
    else go({});
  });
  network.on("hoverNode", ({ node, pointer }) => {
    hovered = node;
    showTooltip(pointer.DOM, nodeTip(nodes.get(node)));
  });
  network.on("hoverEdge", ({ edge, pointer }) => showTooltip(pointer.DOM, tieTip(data.ties[edge])));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) {
    network.on(event, () => {
      hovered = null;
      byId("tooltip").hidden = true;
    });
  }
  for (const event of ["dragEnd", "zoom"]) network.on(event, () => { movedByHand = true; });
  network.on("zoom", ({ scale }) => {
    if (scale < 0.03 || scale > 6) network.moveTo({ scale: Math.min(Math.max(scale, 0.03), 6) });
    magnifySoon();
  });
  new ResizeObserver(() => { if (!movedByHand) showWhole(); }).observe(stage);
  byId("closer").addEventListener("click", () => zoomBy(1.3));
  byId("farther").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("whole").addEventListener("click", showWhole);
}

function showTooltip(at, parts) {
  const tip = byId("tooltip");
  tip.replaceChildren(...parts);
  tip.hidden = false;
  const right = at.x > stage.clientWidth / 2;
  const low = at.y > stage.clientHeight / 2;
  tip.style.left = right ? "auto" : `${at.x + 14}px`;
  tip.style.right = right ? `${stage.clientWidth - at.x + 14}px` : "auto";
  tip.style.top = low ? "auto" : `${at.y + 14}px`;
  tip.style.bottom = low ? `${stage.clientHeight - at.y + 14}px` : "auto";
}

function nodeTip(node) {
  const offices = innerOf(node.id).filter((each) => each.relation === "represents" && each.ends[1] === node.id)
    .slice(0, 3).map(subjectName);
  return [element("strong", null, name(node.name)),
    element("p", null, `${node.type}, ${many(node.reports, "report")} on ${many(tiesOf(node.id).length, "tie")}`),
    offices.length ? element("p.hint", null, "Represented by ", name(offices.join(", "))) : null].filter(Boolean);
}

function tieTip(tie) {
  const newest = statementsOf(tie).flatMap((each) => each.passing.map((report) => [each, report]))
    .sort((a, b) => (dayOf(a[1]) < dayOf(b[1]) ? 1 : -1))[0];
  const [statement, report] = newest;
  return [element("strong", null, ...sentenceOf(statement)),
    element("p.quote", { dir: "auto" }, data.sentences[report.sentence][1]),
    element("p.hint", null, ...sourceOf({ ...articleOf(report), url: null })),
    tie.reports > 1 ? element("p.hint", null, `${many(tie.reports, "report")}; click for all`) : null].filter(Boolean);
}

// On a phone the panel stands below the drawing: lift it to half the height, so that both are seen.
function bringPanelUp() {
  const below = panel.getBoundingClientRect().top - innerHeight * 0.45;
  if (location.hash && matchMedia("(max-width: 719px)").matches && below > 0) scrollBy({ top: below });
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");

function wireTheme() {
  const dark = () => (document.documentElement.dataset.theme || (systemDark.matches ? "dark" : "light")) === "dark";
  byId("theme").addEventListener("click", () => {
    document.documentElement.dataset.theme = dark() ? "light" : "dark";
    redraw();
  });
  systemDark.addEventListener("change", redraw);
}

byId("caption").append(...data.caption.flatMap((part, place) => (place ? [" · ", part] : [part])));
byId("filters").querySelector("details").open = matchMedia("(min-width: 1100px)").matches;
fillFilters();
wireFilters();
wireSearch();
wireDrawing();
wireTheme();
addEventListener("hashchange", () => {
  follow();
  bringPanelUp();
  // Who went on from inside the panel by keyboard goes on reading there.
  if (document.activeElement === document.body) panel.querySelector("h2").focus({ preventScroll: true });
});
if (data.focus && !location.hash) history.replaceState(null, "", `#${new URLSearchParams({ actor: data.focus })}`);
follow();
showWhole();
// For whoever drives the page from outside: a test, a notebook, the console.
globalThis.allygraph = { network, data, go };
