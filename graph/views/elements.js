// Small pieces of the page. Text from articles becomes text nodes only, never markup.

const byId = (id) => document.getElementById(id);

// element("p.hint", {title: "…"}, "text", child, null): strings become text, null is left out.
function element(kind, attributes, ...children) {
  const [tag, ...classes] = kind.split(".");
  const made = document.createElement(tag);
  made.classList.add(...classes);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

// A name in its own direction, so that Arabic or a stray override cannot turn the words around it.
function name(text) {
  return element("bdi.name", null, text);
}

function externalLink(url, ...children) {
  if (!/^https?:\/\//i.test(url || "")) return element("span", null, ...children);
  return element("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function button(text, onclick, attributes) {
  return element("button", { type: "button", onclick, ...attributes }, ...[text].flat());
}

function many(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

// "2022-03-05" as "5 March 2022", at the precision that it has.
function readable(day) {
  const [year, month, date] = day.split("-");
  return [date && String(Number(date)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function lineSample(colour, style) {
  const svg = drawn("svg", { class: "sample", width: 34, height: 12, "aria-hidden": "true" });
  svg.append(drawn("line", { x1: 1, y1: 6, x2: 33, y2: 6, stroke: colour, "stroke-width": 3,
    "stroke-dasharray": data.dashes[style].join(" ") || "none", opacity: style === "unasserted" ? 0.75 : 1 }));
  return svg;
}

const OUTLINES = { dot: "M8 2a6 6 0 1 1-.01 0z", square: "M3 3h10v10h-10z", triangle: "M8 2l6.5 11.5h-13z",
  diamond: "M8 1l6 7-6 7-6-7z", hexagon: "M4.5 2h7l3.5 6-3.5 6h-7l-3.500-6z" };

function shapeSample(shape) {
  const svg = drawn("svg", { class: "sample", width: 34, height: 16, viewBox: "-9 0 34 16", "aria-hidden": "true" });
  svg.append(drawn("path", { d: OUTLINES[shape], class: "shape" }));
  return svg;
}
