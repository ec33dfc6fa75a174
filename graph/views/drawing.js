// The drawing: nodes and ties as vis-network wants them, looking as the filters, the choice and the theme say.

const stage = byId("network");

// The positions, stretched to the shape of the window; on one higher than wide the picture stands on its side.
const places = (() => {
  const upright = stage.clientHeight > stage.clientWidth;
  const points = data.nodes.map((node) => (upright ? [node.y, node.x] : [node.x, node.y]));
  const extent = (axis) => Math.max(...points.map((point) => point[axis])) - Math.min(...points.map((point) => point[axis]));
  const ratio = points.length > 2 ? (stage.clientWidth / stage.clientHeight) * ((extent(1) + 40) / (extent(0) + 80)) : 1;
  const wider = Math.min(Math.max(ratio, 1), 2.2);
  const higher = Math.min(Math.max(1 / ratio, 1), 2.2);
  return points.map(([x, y]) => ({ x: x * wider, y: y * higher }));
})();
const visNodes = new vis.DataSet(data.nodes.map((node, index) => ({ id: node.id, shape: node.shape, ...places[index] })));
const visTies = new vis.DataSet(data.ties.map((tie) => ({
  id: tie.id, from: tie.from, to: tie.to, smooth: tie.smooth,
})));
const network = new vis.Network(stage, { nodes: visNodes, edges: visTies }, {
  ...data.options,
  interaction: { ...data.options.interaction, hideEdgesOnDrag: data.ties.length > 2000 },
});

const FADED = 0.16;
let chosen = null; // null, or {nodes: Set of ids, ties: Set of ids, centre: id or null}
let movedByHand = false;
// Lines and marks keep their size on the screen while one zooms out.
let magnified = 1;
const THICKNESS = Math.min(Math.max(1.1 - data.ties.length / 600, 0.5), 1);
// A mark grows to an eighth of the room that each has, on average.
const LARGEST = (() => {
  const extent = (axis) => Math.max(...places.map((at) => at[axis])) - Math.min(...places.map((at) => at[axis])) + 100;
  const room = Math.sqrt((extent("x") * extent("y")) / places.length);
  const mean = data.nodes.reduce((sum, node) => sum + node.size, 0) / places.length;
  return Math.max((room / mean) * 0.125, 1);
})();

function lineScale() {
  return Math.min(magnified, LARGEST * 1.5) * THICKNESS;
}

function markSize(node) {
  return node.size * Math.min(magnified, LARGEST);
}

function colourOf(variable) {
  return getComputedStyle(document.documentElement).getPropertyValue(variable).trim();
}

function nodeLook(node, colours) {
  const faded = chosen && !chosen.nodes.has(node.id);
  const centre = chosen && chosen.centre === node.id;
  const colour = { background: colours.node, border: centre ? colours.accent : colours.paper };
  return {
    id: node.id, hidden: !node.visible, size: markSize(node), opacity: faded ? FADED : 1,
    borderWidth: (centre ? 3 : 1) * Math.min(magnified, LARGEST),
    color: { ...colour, highlight: { ...colour, border: colours.accent }, hover: { ...colour, border: colours.accent } },
  };
}

function tieLook(tie) {
  const family = families.get(tie.family);
  const faded = chosen && !chosen.ties.has(tie.id);
  const dashes = data.dashes[tie.asserted ? family.style : "unasserted"];
  const ways = statementsOf(tie).filter((statement) => !data.relations[statement.relation].symmetric)
    .map((statement) => statement.ends[1]);
  const arrow = (end) => ({ enabled: ways.includes(end), scaleFactor: 0.5 * lineScale(), type: "arrow" });
  return {
    id: tie.id, hidden: tie.reports === 0,
    width: Math.min(2.2 + 1.1 * Math.log2(tie.reports || 1), 7) * lineScale(),
    dashes: dashes.length ? dashes.map((length) => length * lineScale()) : false,
    arrows: { to: arrow(tie.to), from: arrow(tie.from) },
    color: { color: family.colour, highlight: family.colour, hover: family.colour, inherit: false,
      opacity: faded ? FADED : tie.asserted ? 0.9 : 0.7 },
  };
}

function redraw() {
  const colours = { node: colourOf("--node"), paper: colourOf("--paper"), accent: colourOf("--accent") };
  visNodes.update(data.nodes.map((node) => nodeLook(node, colours)));
  visTies.update(data.ties.map(tieLook));
  byId("empty").hidden = data.ties.some((tie) => tie.reports);
}

function chooseActor(id) {
  const ties = tiesOf(id);
  chosen = { centre: id, ties: new Set(ties.map((tie) => tie.id)),
    nodes: new Set([id, ...ties.map((tie) => otherEnd(tie, id))]) };
}

function choosePair(one, other) {
  chosen = { centre: null, ties: new Set(tiesBetween(one, other).map((tie) => tie.id)), nodes: new Set([one, other]) };
}

function chooseNothing() {
  chosen = null;
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (calm.matches ? false : { duration: 300, easingFunction: "easeInOutQuad" });

function magnify() {
  const wanted = Math.min(Math.max(0.95 / network.getScale(), 0.5), 8);
  if (Math.abs(wanted / magnified - 1) < 0.08) return;
  magnified = wanted;
  redraw();
}

let magnifying = 0;

function magnifySoon() {
  clearTimeout(magnifying);
  magnifying = setTimeout(magnify, 120);
}

// The whole graph, with room for the names at its rim, and not larger than life.
function showWhole() {
  movedByHand = false;
  const shown = Object.values(network.getPositions(data.nodes.filter((node) => node.visible).map((node) => node.id)));
  if (!shown.length) return;
  const range = (axis) => [Math.min(...shown.map((at) => at[axis])), Math.max(...shown.map((at) => at[axis]))];
  const [[left, right], [top, bottom]] = [range("x"), range("y")];
  const room = { x: Math.max(stage.clientWidth - 130, 100), y: Math.max(stage.clientHeight - 90, 100) };
  const scale = Math.min(room.x / (right - left || 1), room.y / (bottom - top || 1), 1.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
  magnify();
}

function showActor(id) {
  movedByHand = true;
  network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: motion() });
  magnifySoon();
}

function zoomBy(factor) {
  movedByHand = true;
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.05), 5), animation: motion() });
  magnifySoon();
}
