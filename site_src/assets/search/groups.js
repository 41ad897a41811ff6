/** The answer to a query of the header search: hits in groups, the best group first. */
import { parse, quality, rank, ranges, suggestion, typed } from "./core.js";
import { counted, euro } from "./dom.js";
import { vocabulary } from "./suggest.js";

/** @typedef {import("./core.js").Range} Range */
/** @typedef {import("./core.js").Term} Term */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {{title: string, about: string, address: string, points: number}} Hit */
/** @typedef {{name: string, one: string, many: string, hits: Hit[], count: number, strong: number, rest: () => Hit[]}} Group `rest` gives the hits behind the first ones */
/**
 * @typedef {object} Answer
 * @property {Term[]} terms
 * @property {Group[]} groups
 * @property {number} count
 * @property {string | null} corrected the query with its unknown words put right, if that is answered instead
 * @property {string | null} fewer those words of the query that have hits together, if they are answered instead
 */

export const DISTRICTS = "Kreise und Städte";
export const PROJECTS = "Projekte";

const SHOWN = 5;
const AROUND = 60;

/**
 * Answer a query. Where nothing has all its words, an unknown word is put right; failing that, those of its
 * words are answered that have hits together.
 * @param {Index} index
 * @param {string} query
 * @returns {Answer}
 */
export function answer(index, query) {
  const terms = parse(query);
  const direct = answered(index, terms);
  if (direct.count || !terms.length) return direct;
  const corrected = better(index, terms);
  if (corrected) return { ...answered(index, parse(corrected)), corrected };
  const fewer = fewerWords(index, terms);
  return fewer.length ? { ...answered(index, fewer), fewer: fewer.map(typed).join(" ") } : direct;
}

/** @param {Index} index @param {Term[]} terms @returns {Answer} */
function answered(index, terms) {
  const groups = terms.length ? grouped(index, terms) : [];
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return { terms, groups, count, corrected: null, fewer: null };
}

/** Put unknown words right. @param {Index} index @param {Term[]} terms */
function better(index, terms) {
  const hits = (/** @type {string} */ query) => grouped(index, parse(query)).length > 0;
  return suggestion(terms, (term) => stands(index, term), hits, words(index));
}

/**
 * Find the most words of a query that have hits together, the first ones first; a word that is found nowhere
 * may be put right.
 * @param {Index} index
 * @param {Term[]} terms
 * @returns {Term[]} empty where there are none
 */
function fewerWords(index, terms) {
  const known = terms.flatMap((term) => (stands(index, term) ? [term] : parse(better(index, [term]) ?? "")));
  const withoutOne = known.map((left) => known.filter((term) => term !== left)).reverse();
  const choices = [known, ...withoutOne, ...known.map((term) => [term])];
  return choices.find((some) => some.length && grouped(index, some).length) ?? [];
}

/** Say whether a term stands in any name or text of the site. */
export function stands(/** @type {Index} */ index, /** @type {Term} */ term) {
  return [index.projects, index.districts, index.agreements, index.signatories, index.pages].some((entries) =>
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
      ...index.signatories.map((signatory) => signatory.name),
      ...index.pages.map((page) => page.title),
    ]);
    known.set(index, found);
  }
  return found;
}

/** @param {Index} index @param {Term[]} terms @returns {Group[]} */
function grouped(index, terms) {
  const groups = [
    group(DISTRICTS, ["Kreis oder Stadt", "Kreise und Städte"], index.districts, terms, 1, district),
    group(PROJECTS, ["Projekt", "Projekte"], index.projects, terms, 1, project),
    group("Vereinbarungen", ["Vereinbarung", "Vereinbarungen"], index.agreements, terms, 0, agreement),
    group("Unterschriften", ["Unterschrift", "Unterschriften"], index.signatories, terms, 1, signatory),
    group("Seiten", ["Seite", "Seiten"], index.pages, terms, 0, page),
  ];
  return groups.filter(({ count }) => count).sort((one, other) => other.strong - one.strong);
}

/**
 * Find the hits of one group. At least `named` terms must stand in the name of a hit: what only stands
 * around it (district, year) would list all of them.
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
  const shown = (/** @type {typeof rated} */ some) => some.map(({ entry, points }) => ({ ...show(entry, terms), points }));
  const rest = () => shown(rated.slice(SHOWN));
  return { name, one, many, hits: shown(rated.slice(0, SHOWN)), count: rated.length, strong, rest };
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

/** @param {import("./index.js").Signatory} entry */
function signatory({ name, office, agreement: { year, district: { short }, address }, count }) {
  const others = count > 1 ? ` und ${counted(count - 1, "weitere Vereinbarung", "weitere Vereinbarungen")}` : "";
  return { title: name, about: `${office && `${office}; `}${short} ${year}${others}`, address: `${address}#unterschriften` };
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
