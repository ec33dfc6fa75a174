// What passes the filters: statements with their reports, ties with their counts. No drawing here.

const data = JSON.parse(document.getElementById("graph-data").textContent);
const families = new Map(data.families.map((family) => [family.key, family]));
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const names = new Map([...data.actors, ...data.nodes].map((actor) => [actor.id, actor.name]));
const statementsById = new Map(data.statements.map((statement) => [statement.id, statement]));

const filters = {};

function resetFilters() {
  filters.families = new Set(families.keys());
  filters.statuses = new Set(data.statuses.filter((status) => status.shown).map((status) => status.key));
  filters.from = "";
  filters.to = "";
  filters.least = data.least;
}

function articleOf(report) {
  return data.articles[data.sentences[report.sentence][0]];
}

// The event date; the day of publication stands in where a report has none.
function dayOf(report) {
  return report.date || articleOf(report).published || "";
}

// A date such as "2022-03" can mean any day of its month: text order does, with the last day written as 31.
function earliest(day) {
  return day + "-01-01".slice(day.length - 4);
}

function latest(day) {
  return day + "-12-31".slice(day.length - 4);
}

function passes(report) {
  if (!filters.statuses.has(report.status)) return false;
  if (!filters.from && !filters.to) return true;
  const day = dayOf(report);
  if (!day) return false;
  return (!filters.from || latest(day) >= filters.from) && (!filters.to || earliest(day) <= filters.to);
}

// Sets `passing` (reports) on each statement, `reports` and `asserted` on each tie, `reports` and `visible` on each node.
function applyFilters() {
  for (const statement of data.statements) {
    const passing = statement.reports.filter(passes);
    statement.passing = passing.length >= filters.least ? passing : [];
  }
  for (const node of nodes.values()) {
    node.reports = 0;
    node.visible = node.id === data.focus;
  }
  for (const tie of data.ties) {
    const shown = filters.families.has(tie.family) ? statementsOf(tie) : [];
    tie.reports = shown.reduce((sum, statement) => sum + statement.passing.length, 0);
    tie.asserted = shown.some((statement) => statement.passing.some((report) => report.status === "occurred"));
    if (tie.reports) {
      for (const id of [tie.from, tie.to]) {
        nodes.get(id).visible = true;
        nodes.get(id).reports += tie.reports;
      }
    }
  }
}

function statementsOf(tie) {
  return tie.statements.map((place) => data.statements[place]).filter((statement) => statement.passing.length);
}

function visibleTies() {
  return data.ties.filter((tie) => tie.reports).sort((a, b) => b.reports - a.reports || a.id - b.id);
}

function visibleNodes() {
  return [...nodes.values()].filter((node) => node.visible)
    .sort((a, b) => b.reports - a.reports || (a.id < b.id ? -1 : 1));
}

function tiesOf(id) {
  return visibleTies().filter((tie) => tie.from === id || tie.to === id);
}

function tiesBetween(one, other) {
  return tiesOf(one).filter((tie) => tie.from === other || tie.to === other);
}

function otherEnd(tie, id) {
  return tie.from === id ? tie.to : tie.from;
}

// Statements about one drawn actor: offices, and acts inside a country.
function innerOf(id) {
  return data.inner.map((place) => data.statements[place])
    .filter((statement) => statement.passing.length && statement.ends.includes(id));
}

function subjectName(statement) {
  return data.actors[statement.subject].name;
}

function objectName(statement) {
  return data.actors[statement.object].name;
}

function lastDay(statements) {
  return statements.flatMap((statement) => statement.passing).map(dayOf).reduce((a, b) => (a > b ? a : b), "");
}

resetFilters();
applyFilters();
