/** Help where no project was found: a better spelling, fewer filters, the words one by one. */
import { parse, quality, suggestion } from "./core.js";
import { counted, element } from "./dom.js";
import { FILTERS, select } from "./filter.js";
import { answer, words } from "./groups.js";

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
    ...single.map((change) => ({ text: `Nur „${change.q}“: ${projects(number(change))}`, change })),
  ];
}

function projects(/** @type {number} */ number) {
  return counted(number, "Projekt", "Projekte");
}

/**
 * Offer the search of the whole site, where that finds something else.
 * @param {import("./index.js").Index} index
 * @param {string} query
 * @returns {HTMLElement[]}
 */
function wholeSite(index, query) {
  const { count, groups } = answer(index, query);
  if (!count) return [];
  const found = groups.map((group) => counted(group.count, group.one, group.many)).join(", ");
  const button = element("button", { type: "button", class: "projects-way" }, `Auf der ganzen Website: ${found}`);
  button.addEventListener("click", () => {
    const search = /** @type {HTMLFormElement} */ (document.querySelector(".site-search"));
    /** @type {HTMLInputElement} */ (search.elements.namedItem("q")).value = query;
    search.requestSubmit();
  });
  return [element("li", {}, button)];
}

/**
 * Say that nothing was found, and offer the ways out as buttons.
 * @param {import("./index.js").Index} index
 * @param {State} state
 * @param {(change: Partial<State>) => void} follow
 * @returns {HTMLElement[]}
 */
export function help(index, state, follow) {
  const items = waysOut(index, state).map(({ text, change }) => {
    const button = element("button", { type: "button", class: "projects-way" }, text);
    button.addEventListener("click", () => follow(change));
    return element("li", {}, button);
  });
  items.push(...wholeSite(index, state.q));
  const said = state.q ? `Kein Projekt mit „${state.q}“ gefunden.` : "Zu diesen Filtern gibt es kein Projekt.";
  const hint = "Gesucht wird in den Namen der Projekte, der Kreise und der Maßnahmenarten.";
  const list = items.length ? [element("ul", {}, ...items)] : [];
  return [element("p", {}, said), ...list, element("p", { class: "hint" }, hint)];
}
