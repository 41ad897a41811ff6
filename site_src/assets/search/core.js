/**
 * The core of both searches: what a query asks for, whether a text has it, how well, and where.
 *
 * All words of a query must be found, each at the beginning or the end of a word, a longer one also in its
 * middle; function words do not count. A word in another grammatical form is found too ("Teilzeitausbildungen"
 * finds "Teilzeitausbildung"). Words in quotes are a phrase. One or two letters are found at the beginning of
 * a word only, digits at the beginning of a number, so that "20" is not found in 2025.
 */
import { fold, placed, words } from "./fold.js";

export { fold, words } from "./fold.js";
export { suggestion, typed } from "./suggest.js";

/** @typedef {import("./fold.js").Keys} Keys */
/** @typedef {{raw: string, phrase: boolean, forms: Keys, stems: Keys[]}} Term */
/** @typedef {[number, number]} Range */

const ENDINGS = ["innen", "nen", "ern", "em", "en", "er", "es", "in", "e", "n", "s"];
const ENDING = new Set(["", ...ENDINGS]);
const FUNCTION_WORDS = new Set(
  ("der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei beim fuer mit von vom " +
    "zu zum zur nach ueber unter als was wer wie wo wann welche ist sind viel geld bekommt bekommen gibt es mein meine " +
    "meinen").split(" "),
);
const QUOTED = /["„“”»«]([^"„“”»«]*)(?:["„“”»«]|$)/g;
const NUMBER = /^[0-9]+$/;

/** Fewer letters stand in the middle of many words that mean something else: "Träger" is no "Vertrag". */
const LEAST_IN_THE_MIDDLE = 5;
const LEAST_STEM_INSIDE = 6;

/**
 * Read a query as its terms.
 * @param {string} query
 * @returns {Term[]}
 */
export function parse(query) {
  const text = query.normalize("NFC");
  const phrases = [...text.matchAll(QUOTED)].map(([, raw]) => ({ raw, phrase: true, forms: fold(raw), stems: [] }));
  const single = words(text.replace(QUOTED, " ")).map(({ raw, spelled, bare }) => {
    const forms = { spelled, bare };
    return { raw, phrase: false, forms, stems: stemsOf(forms) };
  });
  const telling = single.filter((term) => !FUNCTION_WORDS.has(term.forms.spelled));
  const all = [...phrases.filter((term) => term.forms.spelled), ...telling];
  return all.length ? all : single;
}

/** @param {Keys} forms @returns {Keys[]} */
function stemsOf({ spelled, bare }) {
  const fitting = ENDINGS.filter((ending) => {
    const least = ending === "n" || ending === "s" ? 5 : 4;
    return spelled.endsWith(ending) && spelled.length - ending.length >= least;
  });
  return fitting.map((ending) => ({ spelled: spelled.slice(0, -ending.length), bare: bare.slice(0, -ending.length) }));
}

/**
 * Yield where a folded word stands in a key.
 * @param {string} key
 * @param {string} word
 */
function* occurrences(key, word) {
  const number = NUMBER.test(word);
  for (let at = key.indexOf(word); at >= 0 && word; at = key.indexOf(word, at + 1)) {
    if (number) {
      if (DIGITS.has(key[at - 1]) || (word.length < 3 && DIGITS.has(key[at + word.length]))) continue;
    } else if (at > 0 && key[at - 1] !== " ") {
      if (word.length < (restOf(key, at + word.length) ? LEAST_IN_THE_MIDDLE : 3)) continue;
    }
    yield at;
  }
}

/**
 * Yield where a word stands in another grammatical form, and how far it reaches there.
 * @param {string} key
 * @param {string} stem
 * @returns {Generator<[number, number]>}
 */
function* inflections(key, stem) {
  for (const at of occurrences(key, stem)) {
    const rest = restOf(key, at + stem.length);
    const begins = at === 0 || key[at - 1] === " ";
    if (ENDING.has(rest) && (begins || stem.length >= LEAST_STEM_INSIDE)) yield [at, stem.length + rest.length];
  }
}

const DIGITS = new Set("0123456789");

/** Say how much of a word is left behind `at`, where words end at spaces. */
function restOf(/** @type {string} */ key, /** @type {number} */ at) {
  const space = key.indexOf(" ", at);
  return space < 0 ? key.slice(at) : key.slice(at, space);
}

/** Rate one place of a word: 4 a whole word, 3 a beginning, 2 the end of a compound, 1 its middle. */
function rate(/** @type {string} */ key, /** @type {number} */ at, /** @type {number} */ length) {
  const begins = at === 0 || key[at - 1] === " ";
  const ends = at + length === key.length || key[at + length] === " ";
  return begins ? (ends ? 4 : 3) : ends ? 2 : 1;
}

/**
 * Say how well a text has a term: 0 not at all, up to 4 as a whole word, below 1 in another grammatical form.
 * @param {Keys} keys
 * @param {Term} term
 * @returns {number}
 */
export function quality(keys, term) {
  let best = 0;
  for (const form of FORMS) {
    for (const at of occurrences(keys[form], term.forms[form])) {
      best = Math.max(best, rate(keys[form], at, term.forms[form].length));
      if (best === 4) return best;
    }
  }
  return best || (inflected(keys, term) ? 0.5 : 0);
}

const FORMS = /** @type {const} */ (["spelled", "bare"]);

/** @param {Keys} keys @param {Term} term @returns {boolean} */
function inflected(keys, term) {
  return term.stems.some((stem) =>
    FORMS.some((form) => !inflections(keys[form], stem[form]).next().done),
  );
}

/**
 * Rate an entry against a query; a word of its own name counts far more than one of what stands around it.
 * @param {{own: Keys, context: Keys}} entry
 * @param {Term[]} terms
 * @returns {{points: number, own: number} | null} `own`: how many terms stand in the name; null: a term is missing
 */
export function rank(entry, terms) {
  let points = 0;
  let own = 0;
  for (const term of terms) {
    const named = quality(entry.own, term);
    const around = named || quality(entry.context, term);
    if (!around) return null;
    points += named ? 10 + named : around;
    if (named) own += 1;
  }
  const sentence = terms.map((term) => term.forms.spelled).join(" ");
  if (entry.own.spelled === sentence) points += 20;
  else if (entry.own.spelled.startsWith(`${sentence} `)) points += 15;
  else if (terms.length > 1 && entry.own.spelled.includes(sentence)) points += 5;
  return { points, own };
}

/**
 * Find the places of a text to mark: ranges in order, none touching another.
 * @param {string} text
 * @param {Term[]} terms
 * @returns {Range[]}
 */
export function ranges(text, terms) {
  const composed = text.normalize("NFC");
  if (!terms.length || composed !== text) return [];
  /** @type {Range[]} */
  const found = [];
  for (const form of /** @type {const} */ ([0, 1])) {
    const { key, places } = placed(text, form);
    const reach = (/** @type {number} */ at, /** @type {number} */ length) => {
      const last = places[at + length - 1];
      found.push([places[at], last + String.fromCodePoint(text.codePointAt(last) ?? 0).length]);
    };
    for (const term of terms) {
      const word = term.forms[FORMS[form]];
      const direct = [...occurrences(key, word)];
      for (const at of direct) reach(at, word.length);
      for (const stem of direct.length ? [] : term.stems) {
        for (const [at, length] of inflections(key, stem[FORMS[form]])) reach(at, length);
      }
    }
  }
  return merged(found);
}

/** @param {Range[]} found @returns {Range[]} */
function merged(found) {
  /** @type {Range[]} */
  const clear = [];
  for (const [start, end] of found.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = clear[clear.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else clear.push([start, end]);
  }
  return clear;
}
