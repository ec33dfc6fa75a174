// The panel: an overview, the profile of an actor, or the sentences behind a tie. The address says which (#actor=…), so
// that the browser's back button works and a view can be linked to.

const panel = byId("panel");
const FIRST = 30;

function go(route) {
  location.hash = new URLSearchParams(route).toString();
}

function route() {
  const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (asked.actor && nodes.has(asked.actor)) return { actor: asked.actor };
  if (asked.statement && statementsById.has(asked.statement)) return { statement: asked.statement };
  if (nodes.has(asked.pair) && nodes.has(asked.with)) return { pair: asked.pair, with: asked.with, family: asked.family };
  return {};
}

function showPanel() {
  const at = route();
  const parts = at.actor ? profile(at.actor) : at.pair ? pairEvidence(at.pair, at.with, at.family)
    : at.statement ? statementEvidence(at.statement) : overview();
  panel.replaceChildren(...parts);
  panel.scrollTop = 0;
}

function heading(...parts) {
  return element("h2", { tabindex: -1 }, ...parts);
}

function back() {
  return element("p.back", null, button("← Overview", () => go({})));
}

// A list of buttons; a long one is cut until asked for.
function list(items, title) {
  if (!items.length) return [];
  const rows = element("ul.rows", null, ...items.slice(0, FIRST).map((item) => element("li", null, item)));
  const rest = items.length > FIRST && button(`Show all ${items.length}`, (event) => {
    rows.append(...items.slice(FIRST).map((item) => element("li", null, item)));
    event.target.remove();
  });
  return [element("h3", null, title), rows, ...(rest ? [rest] : [])];
}

function row(text, note, target, sample) {
  return button([sample || null, element("span.what", null, ...text), element("span.note", null, note)], () => go(target));
}

function tieRow(tie, id) {
  const family = families.get(tie.family);
  const ends = id ? [name(names.get(otherEnd(tie, id)))] : [name(names.get(tie.from)), " – ", name(names.get(tie.to))];
  const style = tie.asserted ? family.style : "unasserted";
  return row(ends, `${family.label} · ${many(tie.reports, "report")}`,
    { pair: tie.from, with: tie.to, family: tie.family }, lineSample(family.colour, style));
}

function overview() {
  const ties = visibleTies();
  const actors = visibleNodes();
  const unseen = [
    data.left_out && `${many(data.left_out, "further actor")} ${data.left_out === 1 ? "is" : "are"} not on this page.`,
    data.untied && `${many(data.untied, "actor")} without a tie to another ${data.untied === 1 ? "is" : "are"} not drawn.`,
  ].filter(Boolean);
  return [
    heading("Overview"),
    element("p", null, `${many(actors.length, "actor")}, ${many(ties.length, "tie")}, `,
      `${many(ties.reduce((sum, tie) => sum + tie.reports, 0), "report")} pass the filters. `,
      "Choose a line to read its sentences, or an actor for its profile."),
    ...unseen.map((text) => element("p.hint", null, text)),
    ...list(ties.slice(0, 10).map((tie) => tieRow(tie)), "Most reported ties"),
    ...list(actors.map((node) => row([name(node.name)], many(node.reports, "report"), { actor: node.id },
      shapeSample(node.shape))), "Actors"),
  ];
}

// [title, which relation, which end of it the actor is (null: either)]
const PROFILE = [
  ["Offices", "represents", 1], ["Allies", "ally_of", null], ["Rivals", "rival_of", null], ["Member of", "member_of", 0],
  ["Members", "member_of", 1], ["Visits made", "visited", 0], ["Visits received", "visited", 1],
];

function profile(id) {
  const node = nodes.get(id);
  const own = data.statements.filter((statement) => statement.passing.length && statement.ends.includes(id));
  const inside = innerOf(id).filter((statement) => statement.relation !== "represents");
  return [
    back(),
    heading(name(node.name)),
    element("p", null, `${node.type[0].toUpperCase()}${node.type.slice(1)}. `,
      `${many(node.reports, "report")} on ${many(tiesOf(id).length, "tie")}.`),
    ...PROFILE.flatMap(([title, relation, end]) => list(
      own.filter((statement) => statement.relation === relation && (end === null || statement.ends[end] === id))
        .sort((a, b) => (lastDay([a]) < lastDay([b]) ? 1 : -1)).map((statement) => profileRow(statement, id)), title)),
    ...list(tiesOf(id).map((tie) => tieRow(tie, id)), "All ties"),
    ...list(inside.map((statement) => profileRow(statement, id)), "Inside the country"),
  ];
}

// The other side alone where this side is the actor itself; both where an official or a place stands for it.
function profileRow(statement, id) {
  const { symmetric } = data.relations[statement.relation];
  const [ours, other] = statement.ends[0] === id ? [statement.subject, statement.object] : [statement.object, statement.subject];
  const [subject, object] = [name(subjectName(statement)), name(objectName(statement))];
  const oneSided = (symmetric || statement.relation === "member_of") && data.actors[ours].id === id;
  const text = oneSided ? [name(data.actors[other].name)] : statement.relation === "represents"
    ? [subject, rolesOf(statement)] : [subject, symmetric ? " – " : " → ", object];
  const day = lastDay([statement]);
  return row(text, day ? readable(day) : "undated", { statement: statement.id });
}

function rolesOf(statement) {
  const roles = new Map(statement.passing.filter((report) => report.role)
    .map((report) => [report.role.toLowerCase(), report.role]));
  return roles.size ? `, ${[...roles.values()].join(", ")}` : "";
}

function pairEvidence(one, other, family) {
  const ties = tiesBetween(one, other);
  const shown = ties.filter((tie) => tie.family === family);
  const rest = ties.filter((tie) => tie.family !== family);
  const statements = shown.flatMap(statementsOf).sort((a, b) => b.passing.length - a.passing.length);
  const actor = (id) => button([name(names.get(id))], () => go({ actor: id }), { class: "inline" });
  const label = families.get(family)?.label;
  return [
    back(),
    heading(name(names.get(one)), " – ", name(names.get(other))),
    element("p", null, label ? `${label}: ` : "",
      many(shown.reduce((sum, tie) => sum + tie.reports, 0), "report"), ". Profiles: ", actor(one), " ", actor(other)),
    ...(shown.length ? [] : [element("p.hint", null, "No report here passes the filters.")]),
    ...statements.flatMap(statementParts),
    ...list(rest.map((tie) => row([families.get(tie.family).label], many(tie.reports, "report"),
      { pair: one, with: other, family: tie.family },
      lineSample(families.get(tie.family).colour, tie.asserted ? families.get(tie.family).style : "unasserted"))),
    "Also between the two"),
  ];
}

function statementEvidence(id) {
  const statement = statementsById.get(id);
  const homes = [...new Set(statement.ends)].filter((end) => nodes.has(end));
  return [
    back(),
    heading(...sentenceOf(statement)),
    element("p", null, "Profiles: ", ...homes.map((end) =>
      button([name(names.get(end))], () => go({ actor: end }), { class: "inline" }))),
    ...(statement.passing.length ? [] : [element("p.hint", null, "No report here passes the filters.")]),
    ...statement.passing.map(reportPart),
  ];
}

function sentenceOf(statement) {
  return [name(subjectName(statement)), ` ${data.relations[statement.relation].label} `, name(objectName(statement))];
}

function statementParts(statement) {
  return [element("h3", null, ...sentenceOf(statement)), ...statement.passing.map(reportPart)];
}

// The sentence with its two actors marked; offsets count characters, as Python does, not UTF-16 units.
function marked(quote, spans) {
  const characters = Array.from(quote);
  const parts = [];
  let from = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < from) continue;
    parts.push(characters.slice(from, start).join(""), element("mark", null, characters.slice(start, end).join("")));
    from = end;
  }
  return [...parts, characters.slice(from).join("")];
}

function sourceOf(article) {
  const title = element("bdi.title", null, article.title || "Article without a title");
  const rest = [article.outlet && element("bdi", null, article.outlet),
    article.published && `published ${readable(article.published)}`].filter(Boolean);
  return [externalLink(article.url, title), ...rest.flatMap((part) => [" · ", part])];
}

function reportPart(report) {
  const article = articleOf(report);
  const facts = [
    element(`span.status.${report.status}`, null, report.status),
    report.date && element("span", null, readable(report.date)),
    report.claimant && element("span", null, "according to ", name(report.claimant)),
    report.role && element("span", null, "as ", name(report.role)),
    element("span", { title: `Rule: ${report.rule}` }, `confidence ${report.confidence.toFixed(2)}`),
  ].filter(Boolean);
  return element("article.report", null,
    element("blockquote", { dir: "auto" }, ...marked(data.sentences[report.sentence][1], report.mentions || [])),
    element("p.source", null, ...sourceOf(article)),
    element("p.facts", null, ...facts));
}
