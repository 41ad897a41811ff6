/** The answer to a query of the header search: hits in four groups, the best group first. */
import { parse, quality, rank, ranges, suggestion } from "./core.js";
import { counted, euro } from "./dom.js";
import { vocabulary } from "./suggest.js";

/** @typedef {import("./core.js").Range} Range */
/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {{title: string, about: string, address: string, points: number}} Hit */
/** @typedef {{name: string, one: string, many: string, hits: Hit[], count: number, strong: number}} Group */
/** @typedef {{terms: Term[], groups: Group[], count: number, corrected: string | null}} Answer */

const SHOWN = 5;
const AROUND = 60;

/**
 * Answer a query; a query with an unknown word is answered as if it were put right.
 * @param {Index} index
 * @param {string} query
 * @returns {Answer}
 */
export function answer(index, query) {
  const terms = parse(query);
  const groups = terms.length ? grouped(index, terms) : [];
  if (groups.length || !terms.length) return { terms, groups, count: total(groups), corrected: null };
  const corrected = suggestion(
    terms,
    (term) => stands(index, term),
    (other) => grouped(index, parse(other)).length > 0,
    words(index),
  );
  const mended = corrected ? parse(corrected) : terms;
  const found = corrected ? grouped(index, mended) : [];
  return { terms: mended, groups: found, count: total(found), corrected };
}

/** @param {Group[]} groups */
function total(groups) {
  return groups.reduce((sum, group) => sum + group.count, 0);
}

/** Say whether a term stands in any name or text of the site. */
export function stands(/** @type {Index} */ index, /** @type {Term} */ term) {
  return [index.projects, index.districts, index.agreements, index.pages].some((entries) =>
    entries.some((entry) => quality(entry.own, term) || quality(entry.context, term)),
  );
}

/** @type {WeakMap<Index, import("./suggest.js").Vocabulary>} */
const known = new WeakMap();

/** All words of the names on the site, collected when they are first needed. */
export function words(/** @type {Index} */ index) {
  let found = known.get(index);
  if (!found) {
    found = vocabulary([
      ...index.projects.map((project) => project.name),
      ...index.districts.flatMap((district) => [district.short, ...district.forms]),
      ...index.types.map((type) => type.short),
      ...index.pages.map((page) => page.title),
    ]);
    known.set(index, found);
  }
  return found;
}

/** @param {Index} index @param {Term[]} terms @returns {Group[]} */
function grouped(index, terms) {
  const groups = [
    group("Kreise und Städte", ["Kreis oder Stadt", "Kreise und Städte"], index.districts, terms, 0, district),
    group("Projekte", ["Projekt", "Projekte"], index.projects, terms, 1, project),
    group("Vereinbarungen", ["Vereinbarung", "Vereinbarungen"], index.agreements, terms, 0, agreement),
    group("Seiten", ["Seite", "Seiten"], index.pages, terms, 0, page),
  ];
  return groups.filter(({ count }) => count).sort((one, other) => other.strong - one.strong);
}

/**
 * Find the hits of one group. At least `named` terms must stand in the name of a hit: what only stands
 * around projects (district, year) would list all of them.
 * @template {import("./index.js").Searchable} T
 * @param {string} name
 * @param {[string, string]} noun
 * @param {T[]} entries
 * @param {Term[]} terms
 * @param {number} named
 * @param {(entry: T, terms: Term[]) => Omit<Hit, "points">} show
 * @returns {Group}
 */
function group(name, [one, many], entries, terms, named, show) {
  const rated = [];
  for (const entry of entries) {
    const rating = rank(entry, terms);
    if (rating && rating.own >= named) rated.push({ entry, ...rating });
  }
  rated.sort((first, second) => second.points - first.points);
  const best = rated[0];
  const strong = best ? (best.own === terms.length ? 2 : best.own ? 1 : 0) : 0;
  const hits = rated.slice(0, SHOWN).map(({ entry, points }) => ({ ...show(entry, terms), points }));
  return { name, one, many, hits, count: rated.length, strong };
}

/** @param {import("./index.js").District} entry */
function district({ short, name, forms, address }) {
  return { title: short, about: [name === short ? "" : name, ...forms].filter(Boolean).join(", "), address };
}

/** @param {import("./index.js").Project} entry */
function project({ name, agreement: from, type, address }) {
  return { title: name, about: `${from.district.short}, ${from.year}, ${type.short}`, address };
}

/** @param {import("./index.js").Agreement} entry */
function agreement({ year, district: { short }, amount, count, address }) {
  return {
    title: `Zielvereinbarung ${year}: ${short}`,
    about: `${euro(amount)}, ${counted(count, "Projekt", "Projekte")}`,
    address,
  };
}

/** @param {import("./index.js").Page} entry @param {Term[]} terms */
function page({ title, address, text, page: whole }, terms) {
  return { title, about: [whole, excerpt(text, terms)].filter(Boolean).join(": "), address };
}

/** Cut a text to the words around its first hit. */
function excerpt(/** @type {string} */ text, /** @type {Term[]} */ terms) {
  const [first] = ranges(text, terms);
  const start = first && first[0] > AROUND ? text.lastIndexOf(" ", first[0] - AROUND / 2) + 1 : 0;
  const cut = text.slice(start, start + 2 * AROUND);
  const whole = start + 2 * AROUND >= text.length ? cut : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
  return start ? `… ${whole}` : whole;
}
