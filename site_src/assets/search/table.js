/** The rows of the table: the first ones at once, the others while nothing else is to be done. */
import { ranges } from "./core.js";
import { element, marked } from "./dom.js";
import { at } from "./index.js";

/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./index.js").Project} Project */

const AT_ONCE = 60;
const LATER = 200;

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
  const add = (/** @type {number} */ from, /** @type {number} */ to) =>
    body.append(...projects.slice(from, to).map((project) => row(project, terms)));
  add(0, AT_ONCE);
  table.tBodies[0].replaceWith(body);
  const more = (/** @type {number} */ from) => {
    table.setAttribute("aria-busy", String(from < projects.length));
    if (from >= projects.length) return;
    soon(() => {
      if (mine !== turn) return;
      add(from, from + LATER);
      more(from + LATER);
    });
  };
  more(AT_ONCE);
}

/** Do something when the browser has time; Safari has no such promise, there it is soon. */
function soon(/** @type {() => void} */ work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: 500 });
  else setTimeout(work, 30);
}

/** @param {Project} project @param {Term[]} terms */
function row({ name, more, address, agreement: { year, district }, type }, terms) {
  const link = (/** @type {string} */ to, /** @type {string} */ text) =>
    element("a", { href: at(to) }, ...marked(text, ranges(text, terms)));
  const reasons = unseen([name, district.short, String(year), type.short], [district.name, ...district.forms, more], terms);
  const why = reasons.map((text) => element("span", { class: "projects-table__why" }, ...marked(text, ranges(text, terms))));
  return element("tr", {},
    element("th", { scope: "row" }, link(address, name)),
    element("td", {}, link(district.address, district.short), ...why),
    element("td", {}, link(`jahre/${year}/`, String(year))),
    element("td", {}, link(`massnahmenarten/${type.key}/`, type.short)));
}

/**
 * Find the texts beside a row (seat, plate, key) by which it was found, when the row does not show why.
 * @param {string[]} visible
 * @param {string[]} around
 * @param {Term[]} terms
 */
function unseen(visible, around, terms) {
  const open = terms.filter((term) => !visible.some((text) => ranges(text, [term]).length));
  const reasons = open.map((term) => around.find((text) => ranges(text, [term]).length));
  return [...new Set(reasons.filter((text) => text !== undefined))];
}
