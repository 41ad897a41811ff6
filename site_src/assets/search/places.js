/** The districts that somebody asks for in the list of projects: each with what is known of its agreement. */
import { parse, rank, ranges } from "./core.js";
import { element, marked } from "./dom.js";
import { answer } from "./groups.js";
import { at } from "./index.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").District} District */
/** @typedef {{query: string, districts: District[]}} Places districts, and the words that name them */

/** More of them are no answer: the words name a kind of district, not one of them. */
const MOST = 4;

/**
 * Find the districts. Where the words as typed have no hit at all, those words count that have one.
 * @param {Index} index
 * @param {import("./filter.js").State} state
 * @param {number} hits how many projects were found
 * @returns {Places}
 */
export function places(index, { q, kreis }, hits) {
  const direct = { query: q, districts: named(index, q) };
  if (hits || direct.districts.length) return direct;
  const { corrected, fewer } = answer(index, q);
  const query = corrected ?? fewer ?? "";
  const meant = { query, districts: named(index, query) };
  if (meant.districts.length) return meant;
  return { query: "", districts: index.districts.filter(({ slug }) => slug === kreis) };
}

/** @param {Index} index @param {string} query @returns {District[]} */
function named(index, query) {
  const terms = parse(query);
  const rated = index.districts.flatMap((district) => {
    const rating = rank(district, terms);
    return rating?.own ? [{ district, points: rating.points }] : [];
  });
  rated.sort((one, other) => other.points - one.points);
  return rated.length > MOST ? [] : rated.map(({ district }) => district);
}

/** Show districts, each with its sentence and the way to its page. @param {Places} found */
export function shownPlaces({ query, districts }) {
  const terms = parse(query);
  const items = districts.map(({ name, address, answer: sentence }) => {
    const link = element("a", { href: at(address) }, ...marked(name, ranges(name, terms)));
    return element("li", {}, link, element("span", { class: "projects-places__answer" }, sentence));
  });
  return items.length ? [element("ul", {}, ...items)] : [];
}
