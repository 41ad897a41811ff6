/** Help where no project was found: a better spelling, fewer filters, the words one by one. */
import { parse, quality, suggestion } from "./core.js";
import { counted } from "./dom.js";
import { FILTERS, select } from "./filter.js";
import { words } from "./groups.js";

/** @typedef {import("./filter.js").State} State */
/** @typedef {{text: string, change: Partial<State>}} Way a change of the state that finds something */

const NO_FILTER = Object.freeze({ kreis: "", jahr: "", art: "", programm: "" });

/**
 * Find the ways out.
 * @param {import("./index.js").Index} index
 * @param {State} state
 * @returns {Way[]}
 */
export function waysOut(index, state) {
  const terms = parse(state.q);
  const number = (/** @type {Partial<State>} */ change) => {
    const changed = { ...state, ...change };
    return select(index.projects, parse(changed.q), changed).hits.length;
  };
  const stands = (/** @type {import("./core.js").Term} */ term) =>
    index.projects.some((project) => quality(project.own, term) || quality(project.context, term));
  const better = suggestion(terms, stands, (q) => number({ ...NO_FILTER, q }) > 0, words(index));
  if (better) {
    const change = number({ q: better }) ? { q: better } : { ...NO_FILTER, q: better };
    return [{ text: `Meinten Sie „${better}“?`, change }];
  }
  const single = terms.length > 1 ? terms.filter(stands).map(({ raw }) => ({ ...NO_FILTER, q: raw })) : [];
  const unfiltered = FILTERS.some((name) => state[name]) && number(NO_FILTER) ? [NO_FILTER] : [];
  return [
    ...unfiltered.map((change) => ({ text: `Ohne Filter: ${projects(number(change))}`, change })),
    ...(unfiltered.length ? [] : single.map((change) => ({ text: `Nur „${change.q}“: ${projects(number(change))}`, change }))),
  ];
}

function projects(/** @type {number} */ number) {
  return counted(number, "Projekt", "Projekte");
}
