/**
 * Folding, as in macros/register/folding.py and with its table: two keys for every text, and for each sign
 * of a key its place in the text, so that hits can be marked.
 */
import TABLE from "./fold-table.js";

const GROUPED = /(?<![0-9A-Za-z.])[0-9]{1,3}(?:[. \u00a0\u202f][0-9]{3})+(?![0-9])/g;
const DIGIT = /^[0-9]$/;
const KEPT = /^[\p{L}\p{N}]+$/u;

/** @typedef {{spelled: string, bare: string}} Keys */
/** @typedef {{sign: string, at: number, forms: [string, string]}} Piece one sign of a text and what it becomes */
/** @typedef {{key: string, places: number[]}} Placed a key, and for each of its signs the place in the text */
/** @typedef {{raw: string, start: number, end: number, spelled: string, bare: string}} Word */

/**
 * Fold a text to its spelled and its bare key.
 * @param {string} text
 * @returns {Keys}
 */
export function fold(text) {
  const pieces = folded(text.normalize("NFC"));
  return { spelled: assemble(pieces, 0).key, bare: assemble(pieces, 1).key };
}

/**
 * Fold a composed text and keep the place of every sign; `form` 0 is the spelled key, 1 the bare one.
 * @param {string} text
 * @param {0 | 1} form
 * @returns {Placed}
 */
export function placed(text, form) {
  return assemble(folded(text), form);
}

/**
 * Cut a composed text into words where its spelled key has a space.
 * @param {string} text
 * @returns {Word[]}
 */
export function words(text) {
  /** @type {Word[]} */
  const found = [];
  let open = false;
  for (const { sign, at, forms } of folded(text)) {
    if (forms[0] === " ") {
      open = false;
      continue;
    }
    if (!open) found.push({ raw: "", start: at, end: at, spelled: "", bare: "" });
    open = true;
    const word = found[found.length - 1];
    word.end = at + sign.length;
    word.raw = text.slice(word.start, word.end);
    word.spelled += forms[0];
    word.bare += forms[1];
  }
  return found.filter((word) => word.spelled);
}

/** @param {string} text @returns {Piece[]} */
function folded(text) {
  const inside = new Set();
  for (const number of text.matchAll(GROUPED)) {
    for (let at = number.index; at < number.index + number[0].length; at += 1) inside.add(at);
  }
  const pieces = [];
  let at = 0;
  for (const sign of text) {
    pieces.push({ sign, at, forms: formsOf(text, sign, at, inside.has(at)) });
    at += sign.length;
  }
  return pieces;
}

/**
 * What one sign becomes; inside a number like "1.000.280" only digits count.
 * @param {string} text
 * @param {string} sign
 * @param {number} at
 * @param {boolean} inNumber
 * @returns {[string, string]}
 */
function formsOf(text, sign, at, inNumber) {
  const lower = sign.toLowerCase();
  let kept;
  if (inNumber) kept = DIGIT.test(lower) ? lower : "";
  else if (Object.hasOwn(TABLE, lower)) return TABLE[lower];
  else if (lower === ".") kept = DIGIT.test(text[at - 1] ?? "") && DIGIT.test(text[at + 1] ?? "") ? "." : " ";
  else {
    const base = lower.normalize("NFD").replace(/\p{M}/gu, "");
    kept = KEPT.test(base) ? base : " ";
  }
  return [kept, kept];
}

/** @param {Piece[]} pieces @param {0 | 1} form @returns {Placed} */
function assemble(pieces, form) {
  let key = "";
  const places = [];
  for (const { at, forms } of pieces) {
    for (const sign of forms[form]) {
      if (sign === " " && (key === "" || key.endsWith(" "))) continue;
      key += sign;
      places.push(at);
    }
  }
  return key.endsWith(" ") ? { key: key.slice(0, -1), places: places.slice(0, -1) } : { key, places };
}
