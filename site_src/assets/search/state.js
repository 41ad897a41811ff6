/** What the reader of the page of projects wants to see, and how it stands in the address. */
import { FILTERS, SORTS } from "./filter.js";

/** @typedef {import("./filter.js").State} State */

const ALL_YEARS = "alle";

/** @type {Readonly<State>} */
export const EMPTY = Object.freeze({ q: "", kreis: "", jahr: "", art: "", programm: "", sort: "" });

const NAMES = /** @type {(keyof State)[]} */ (Object.keys(EMPTY));

/** Say whether an address asks for anything. */
export function asks(/** @type {string} */ search) {
  const given = new URLSearchParams(search);
  return NAMES.some((name) => given.get(name));
}

/**
 * Read the state from an address; a value that the form does not offer is no wish.
 * @param {string} search the part of the address behind the question mark
 * @param {string} preset the year of a page that holds one year only, else empty
 * @param {Record<string, HTMLSelectElement>} choices
 * @returns {State}
 */
export function read(search, preset, choices) {
  const given = new URLSearchParams(search);
  const state = { ...EMPTY };
  if (!asks(search)) return { ...state, jahr: preset };
  for (const name of NAMES) state[name] = given.get(name) ?? "";
  for (const name of FILTERS) {
    if (![...choices[name].options].some(({ value }) => value === state[name])) state[name] = "";
  }
  if (!SORTS.includes(state.sort.replace("-", ""))) state.sort = "";
  return state;
}

/**
 * Write the state as the part of the address from the question mark on.
 * @param {State} state
 * @param {string} preset
 */
export function written(state, preset) {
  const kept = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
  if (preset && !kept.size) kept.set("jahr", ALL_YEARS);
  return kept.size ? `?${kept}` : "";
}
