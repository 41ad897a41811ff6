/** What the page of projects shows: the query core of the screen and of the files taken from it. */
import { rank } from "./core.js";

/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./index.js").Project & import("./index.js").Searchable} Project */
/** @typedef {{q: string, kreis: string, jahr: string, art: string, programm: string, sort: string}} State */
/** @typedef {"kreis" | "jahr" | "art" | "programm"} FilterName */
/** @typedef {Record<FilterName, Map<string, number>>} Counts for each choice of a filter, what it would give */
/** @typedef {{hits: Project[], counts: Counts, agreements: number, amount: number}} Selection */

/** How a project answers each filter. @type {Record<FilterName, (project: Project) => string>} */
const VALUES = {
  kreis: (project) => project.agreement.district.slug,
  jahr: (project) => String(project.agreement.year),
  art: (project) => project.type.key,
  programm: (project) => project.type.programme,
};
export const FILTERS = /** @type {FilterName[]} */ (Object.keys(VALUES));

const BY_LETTERS = new Intl.Collator("de", { numeric: true });

/** @type {Record<string, (one: Project, other: Project) => number>} */
const ORDERS = {
  projekt: (one, other) => BY_LETTERS.compare(one.name, other.name),
  kreis: (one, other) => one.agreement.district.order - other.agreement.district.order,
  jahr: (one, other) => one.agreement.year - other.agreement.year,
  art: (one, other) => one.type.order - other.type.order,
};
export const SORTS = Object.keys(ORDERS);

/**
 * Select projects. Without a wish of the reader they stand in the order of the export files; with words to
 * find, the projects that have them in their name come first.
 * @param {Project[]} projects
 * @param {Term[]} terms
 * @param {State} state
 * @returns {Selection}
 */
export function select(projects, terms, state) {
  /** @type {Counts} */
  const counts = { kreis: new Map(), jahr: new Map(), art: new Map(), programm: new Map() };
  const found = [];
  for (const project of projects) {
    const rating = rank(project, terms);
    if (!rating) continue;
    const missed = FILTERS.filter((name) => state[name] && VALUES[name](project) !== state[name]);
    if (missed.length === 0) found.push({ project, points: rating.points });
    for (const name of missed.length === 0 ? FILTERS : missed.length === 1 ? missed : []) {
      const value = VALUES[name](project);
      counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  const hits = ordered(found, state.sort);
  const from = new Set(hits.map((project) => project.agreement));
  const cents = [...from].reduce((sum, agreement) => sum + Math.round(agreement.amount * 100), 0);
  return { hits, counts, agreements: from.size, amount: cents / 100 };
}

/** @param {{project: Project, points: number}[]} found @param {string} sort @returns {Project[]} */
function ordered(found, sort) {
  const order = ORDERS[sort.replace("-", "")];
  const turn = sort.startsWith("-") ? -1 : 1;
  if (order) found.sort((one, other) => turn * order(one.project, other.project));
  else found.sort((one, other) => other.points - one.points);
  return found.map(({ project }) => project);
}
