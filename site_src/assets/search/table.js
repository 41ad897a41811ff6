/** The rows of the table: the first ones at once, the others while nothing else is to be done. */
import { quality, ranges } from "./core.js";
import { element, euro, marked } from "./dom.js";
import { at } from "./index.js";

/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./index.js").Project & import("./index.js").Searchable} Project */

/** A longer table would make every letter wait, because the browser has to clear it away first. */
export const MOST = 500;
const AT_ONCE = 50;
const LATER = 150;

let turn = 0;

/**
 * Show projects as rows, with the found words marked. While rows are still to come the table is busy.
 * @param {HTMLTableElement} table
 * @param {Project[]} projects
 * @param {Term[]} terms
 */
export function show(table, projects, terms) {
  turn += 1;
  const mine = turn;
  const body = element("tbody");
  const add = (/** @type {number} */ from, /** @type {number} */ to) => {
    if (mine !== turn) return;
    body.append(...projects.slice(from, to).map((project) => row(project, terms)));
    table.setAttribute("aria-busy", String(to < projects.length));
    if (to < projects.length) soon(() => add(to, to + LATER));
  };
  table.tBodies[0].replaceWith(body);
  add(0, AT_ONCE);
}

/** Do something when the browser has time; Safari has no such promise, there it is soon. */
function soon(/** @type {() => void} */ work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 30);
}

/** @param {Project} project @param {Term[]} terms */
function row(project, terms) {
  const { name, address, agreement: { year, district }, type } = project;
  const link = (/** @type {string} */ to, /** @type {string} */ text) =>
    element("a", { href: at(to) }, ...marked(text, ranges(text, terms)));
  const why = [...reasons(project, terms)].map((text) =>
    element("span", { class: "projects-table__why" }, ...marked(text, ranges(text, terms))));
  return element("tr", {},
    element("th", { scope: "row" }, link(address, name)),
    element("td", {}, link(district.address, district.short), ...why),
    element("td", {}, link(`jahre/${year}/`, String(year))),
    element("td", {}, link(`massnahmenarten/${type.key}/`, type.short)));
}

/**
 * Find the texts by which a row was found although it does not show them: seat, plate, key, sum of the agreement.
 * @param {Project} project
 * @param {Term[]} terms
 */
function reasons({ own, more, agreement: { year, district, amount }, type }, terms) {
  const visible = [district.short, String(year), type.short];
  const around = [district.name, ...district.forms, more, `Vereinbarung über ${euro(amount)}`];
  const has = (/** @type {string} */ text, /** @type {Term} */ term) => ranges(text, [term]).length > 0;
  const open = terms.filter((term) => !quality(own, term) && !visible.some((text) => has(text, term)));
  return new Set(open.flatMap((term) => around.find((text) => has(text, term)) ?? []));
}
