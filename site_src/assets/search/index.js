/** The index of all names: fetched once, at first use, and folded once. macros/website/search.py says what it holds. */
import { fold } from "./core.js";
import { euro } from "./dom.js";

/** @typedef {import("./core.js").Keys} Keys */
/** @typedef {{own: Keys, context: Keys}} Searchable */
/**
 * @typedef {object} District
 * @property {string} slug
 * @property {string} short
 * @property {string} name
 * @property {string[]} forms the other words by which people look for it
 * @property {string} answer what is known of its newest agreement, in one sentence
 * @property {number} order
 * @property {string} address
 */
/** @typedef {{key: string, short: string, order: number, programme: string}} MeasureType */
/**
 * @typedef {object} Agreement
 * @property {string} id
 * @property {string} address
 * @property {number} year
 * @property {District} district
 * @property {number} amount in euros
 * @property {number} count how many projects it names
 */
/**
 * @typedef {object} Project
 * @property {string} id
 * @property {string} name
 * @property {string} more provider and topics, where given
 * @property {string} address
 * @property {Agreement} agreement
 * @property {MeasureType} type
 */
/**
 * @typedef {object} Signatory
 * @property {string} name
 * @property {string} office empty where none is given
 * @property {Agreement} agreement the newest one with the signature
 * @property {number} count how many agreements have it
 */
/** @typedef {{title: string, address: string, text: string, page: string}} Page */
/**
 * @typedef {object} Index
 * @property {(District & Searchable)[]} districts
 * @property {MeasureType[]} types
 * @property {(Agreement & Searchable)[]} agreements
 * @property {(Project & Searchable)[]} projects in the order of the export files
 * @property {(Signatory & Searchable)[]} signatories
 * @property {(Page & Searchable)[]} pages
 */

const ROOT = new URL("../../", import.meta.url);

/** Lead to an address of the site from wherever the page stands. */
export function at(/** @type {string} */ address) {
  return new URL(address, ROOT).href;
}

/** @type {Promise<Index> | undefined} */
let loading;

/** Fetch the index, once; after a failure the next call tries again. @returns {Promise<Index>} */
export function load() {
  loading ??= fetchIndex().catch((fault) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function fetchIndex() {
  const answer = await fetch(new URL("index.json", import.meta.url));
  if (!answer.ok) throw new Error(`index.json: ${answer.status}`);
  return prepare(await answer.json());
}

/**
 * Give the arrays of the file their names and fold them.
 * @param {any} file
 * @returns {Index}
 */
export function prepare(file) {
  const types = file.types.map(([key, short, at], order) => ({ key, short, order, programme: file.programmes[at][0] }));
  const around = file.types.map(([, short, programme]) => fold(`${short} ${file.programmes[programme][1]}`));
  const years = new Set(file.agreements.map(([, , year]) => year));
  const about = both(fold([...years, ...file.programmes.map(([, short]) => short)].join(" ")), DISTRICT);
  const districts = file.districts.map(([slug, short, name, forms, answer], order) => ({
    slug, short, name, forms, answer, order, address: `kreise/${slug}/`,
    own: fold([short, name, ...forms].join(" ")), context: about,
  }));
  const agreements = [];
  const projects = [];
  for (const [id, address, year, place, amount, listed] of file.agreements) {
    const district = districts[place];
    const money = fold(`${year} ${euro(amount)}`);
    const agreement = {
      id, address, year, district, amount, count: listed.length,
      own: both(money, district.own), context: both(DOCUMENT, fold(id)),
    };
    agreements.push(agreement);
    const contexts = around.map((type) => [agreement.own, agreement.context, type].reduce(both, PROJECT));
    for (const [type, name, slug, more = ""] of listed) {
      const anchor = `${id}-${slug}`;
      projects.push({
        id: anchor, name, more, address: `${address}#${anchor}`, agreement, type: types[type],
        own: fold(name), context: more ? both(contexts[type], fold(more)) : contexts[type],
      });
    }
  }
  const signatories = file.signatories.map(([name, office, newest, count]) => {
    const agreement = agreements[newest];
    return { name, office, count, agreement, own: fold(`${name} ${office}`), context: both(SIGNED, agreement.own) };
  });
  const pages = file.pages.map(([title, address, text, page]) => ({
    title, address, text, page, own: fold(title), context: fold(`${page} ${text}`),
  }));
  return { districts, types, agreements, projects, signatories, pages };
}

const PROJECT = fold("Projekt");
const DOCUMENT = fold("Zielvereinbarung Vereinbarung");
const SIGNED = fold("unterschrieben Unterschrift Unterzeichner");
const DISTRICT = fold("Projekt Zielvereinbarung Vereinbarung Haushaltsmittel Betrag Geld Wortlaut Unterschrift");

/** @param {Keys} one @param {Keys} other @returns {Keys} */
function both(one, other) {
  return { spelled: `${one.spelled} ${other.spelled}`, bare: `${one.bare} ${other.bare}` };
}
