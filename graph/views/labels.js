// Names beside the nodes, of one size on the screen however far one zooms; where two would overlap, the more reported
// actor keeps its name.

const LABEL_SIZE = 13;
const MOST_LABELS = 150;
const LABEL_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
const widths = new Map();
let hovered = null;

const ruler = document.createElement("canvas").getContext("2d");
ruler.font = `600 ${LABEL_SIZE}px ${LABEL_FONT}`;

function labelWidth(text) {
  if (!widths.has(text)) widths.set(text, ruler.measureText(text).width);
  return widths.get(text);
}

function overlaps(box, others) {
  return others.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom &&
    other.top < box.bottom);
}

// Boxes below, above, right and left of a node, in the order of preference.
function placesFor(dot, width, height, gap) {
  const box = (x, y) => ({ left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2, x, y });
  const aside = dot.size + gap + width / 2;
  const away = dot.size + gap + height / 2;
  return [box(dot.x, dot.y + away), box(dot.x, dot.y - away), box(dot.x + aside, dot.y), box(dot.x - aside, dot.y)];
}

function rank(node) {
  if (node.id === hovered) return 0;
  if (chosen && chosen.centre === node.id) return 1;
  if (chosen && chosen.nodes.has(node.id)) return 2;
  return 3;
}

// The names that a reader looks for first may cover smaller marks; all others look for room.
const FIRST_NAMES = 12;

function drawLabels(context) {
  const unit = 1 / network.getScale();
  const corner = network.DOMtoCanvas({ x: 0, y: 0 });
  const opposite = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
  const inView = ({ left, right, top, bottom }) =>
    left >= corner.x && right <= opposite.x && top >= corner.y && bottom <= opposite.y;
  const at = network.getPositions();
  const near = ({ x, y }) => inView({ left: x, right: x, top: y, bottom: y });
  const shown = visibleNodes().filter((node) => near(at[node.id])).sort((a, b) => rank(a) - rank(b));
  const dots = new Map(shown.map((node) => [node.id, { ...at[node.id], size: markSize(node) }]));
  const boxOf = ({ x, y, size }) => ({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  const inFront = shown.filter((node) => !chosen || chosen.nodes.has(node.id));
  const obstacles = inFront.map((node) => boxOf(dots.get(node.id)));
  const larger = obstacles.slice(0, FIRST_NAMES);
  const taken = [];
  const ink = colourOf("--ink");
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5 * unit;
  context.strokeStyle = colourOf("--paper");
  context.font = `600 ${LABEL_SIZE * unit}px ${LABEL_FONT}`;
  for (const [place, node] of shown.entries()) {
    if (taken.length >= MOST_LABELS) break;
    const around = placesFor(dots.get(node.id), labelWidth(node.label) * unit, LABEL_SIZE * 1.15 * unit, 3 * unit);
    const first = place < FIRST_NAMES || (chosen && chosen.nodes.has(node.id));
    const free = around.find((box) => inView(box) && !overlaps(box, taken) && !overlaps(box, obstacles)) ||
      (first && around.find((box) => inView(box) && !overlaps(box, taken) && !overlaps(box, larger))) ||
      (rank(node) < 2 ? around[0] : null);
    if (!free) continue;
    taken.push(free);
    context.globalAlpha = chosen && !chosen.nodes.has(node.id) ? 0.25 : 1;
    context.strokeText(node.label, free.x, free.y);
    context.fillStyle = ink;
    context.fillText(node.label, free.x, free.y);
  }
  context.globalAlpha = 1;
}

network.on("afterDrawing", drawLabels);
