/** Help for a word that is found nowhere: the nearest word of the site, or the parts of a compound. */
import { fold, placed, words } from "./fold.js";

/** @typedef {import("./core.js").Term} Term */
/** @typedef {{raw: string, form: 0 | 1, count: number}} Known a word as written, and whether its key is spelled or bare */
/** @typedef {Map<string, Known>} Vocabulary */

/**
 * Collect the words of all names; words with hyphens count as a whole, too.
 * @param {Iterable<string>} names
 * @returns {Vocabulary}
 */
export function vocabulary(names) {
  /** @type {Vocabulary} */
  const known = new Map();
  const add = (/** @type {string} */ key, /** @type {string} */ raw, /** @type {0 | 1} */ form) => {
    const entry = known.get(key);
    if (entry) entry.count += 1;
    else if (key.length > 2 && !/[0-9]/.test(key)) known.set(key, { raw, form, count: 1 });
  };
  for (const name of names) {
    for (const { raw, spelled } of words(name)) add(spelled, raw, 0);
    for (const whole of name.match(/[\p{L}]+(?:-[\p{L}]+)+/gu) ?? []) add(fold(whole).bare, whole, 1);
  }
  return known;
}

/**
 * Propose a query with every unknown word put right; null where a word is like no other.
 * @param {Term[]} terms
 * @param {(term: Term) => boolean} found says whether a term stands anywhere
 * @param {(query: string) => boolean} hits says whether a query has hits
 * @param {Vocabulary} known
 * @returns {string | null}
 */
export function suggestion(terms, found, hits, known) {
  const unknown = new Set(terms.filter((term) => !found(term)));
  if (!unknown.size || [...unknown].some((term) => term.phrase)) return null;
  for (const mend of [nearest, apart]) {
    const mended = terms.map((term) => (unknown.has(term) ? mend(term.forms.spelled, known) : typed(term)));
    const query = mended.join(" ");
    if (!mended.includes(null) && hits(query)) return query;
  }
  return null;
}

/** Write a term as it would be typed. @param {Term} term */
export function typed(term) {
  return term.phrase ? `"${term.raw}"` : term.raw;
}

/** Typing slips that are forgiven: none in three letters, one up to seven, two from eight. */
function forgiven(/** @type {string} */ word) {
  if (word.length < 4 || /[0-9]/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/**
 * Find the word nearest to a mistyped one; where none is, the nearest beginning or end of a compound.
 * @param {string} word
 * @param {Vocabulary} known
 * @returns {string | null}
 */
function nearest(word, known) {
  const limit = forgiven(word);
  if (!limit) return null;
  let best = { weight: Infinity, count: 0, raw: "" };
  for (const [key, entry] of known) {
    if (key.length < word.length - limit) continue;
    for (const whole of [true, false]) {
      const { distance, start, end } = compare(word, key, whole);
      if (distance > limit || end - start < 4 || (start > 0 && end < key.length)) continue;
      const weight = distance * 10 + (whole ? 0 : 5) + (key[start] === word[0] ? 0 : 1);
      if (weight > best.weight || (weight === best.weight && entry.count <= best.count)) continue;
      best = { weight, count: entry.count, raw: whole ? entry.raw : part(entry, start, end) };
    }
  }
  return best.raw || null;
}

/**
 * Cut a part out of a word as it is written, with a capital letter.
 * @param {Known} entry
 * @param {number} start place in the key
 * @param {number} end
 */
function part({ raw, form }, start, end) {
  const composed = raw.normalize("NFC");
  const { places } = placed(composed, form);
  const written = composed.slice(places[start], places[end]);
  return written[0].toUpperCase() + written.slice(1);
}

/**
 * Count the slips (a letter more, less, other, or two exchanged) between a word and another, or its nearest part.
 * @param {string} word
 * @param {string} other
 * @param {boolean} whole compare with the whole of the other word
 */
function compare(word, other, whole) {
  const across = other.length + 1;
  let beforeLast = /** @type {number[]} */ ([]);
  let last = Array.from({ length: across }, (_, at) => (whole ? at : 0));
  let lastStart = Array.from({ length: across }, (_, at) => (whole ? 0 : at));
  let beforeLastStart = lastStart;
  for (let row = 1; row <= word.length; row += 1) {
    const now = [row];
    const start = [0];
    for (let at = 1; at < across; at += 1) {
      const same = word[row - 1] === other[at - 1] ? 0 : 1;
      let [cost, from] = [last[at - 1] + same, lastStart[at - 1]];
      if (last[at] + 1 < cost) [cost, from] = [last[at] + 1, lastStart[at]];
      if (now[at - 1] + 1 < cost) [cost, from] = [now[at - 1] + 1, start[at - 1]];
      const crossed = row > 1 && at > 1 && word[row - 1] === other[at - 2] && word[row - 2] === other[at - 1];
      if (crossed && beforeLast[at - 2] + 1 < cost) [cost, from] = [beforeLast[at - 2] + 1, beforeLastStart[at - 2]];
      now.push(cost);
      start.push(from);
    }
    [beforeLast, last, beforeLastStart, lastStart] = [last, now, lastStart, start];
  }
  const end = whole ? other.length : last.indexOf(Math.min(...last));
  return { distance: last[end], start: lastStart[end], end };
}

/**
 * Take a compound apart at a place where both sides are words of the site, or begin or end one.
 * @param {string} word
 * @param {Vocabulary} known
 * @returns {string | null}
 */
function apart(word, known) {
  const find = (/** @type {string} */ piece) => {
    if (piece.length < 4) return null;
    for (const [key, entry] of known) {
      const start = key.startsWith(piece) ? 0 : key.endsWith(piece) ? key.length - piece.length : -1;
      if (start >= 0) return part(entry, start, start + piece.length);
    }
    return null;
  };
  for (let cut = word.length - 4; cut >= 4; cut -= 1) {
    const front = word.slice(0, cut);
    const first = find(front) ?? find(front.replace(/(?:s|en|n|e)$/, ""));
    const second = first && find(word.slice(cut));
    if (first && second) return `${first} ${second}`;
  }
  return null;
}
