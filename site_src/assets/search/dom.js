/** Building parts of a page from texts: every value becomes text, none is ever read as HTML. */

/**
 * Make an element.
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} content
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/**
 * Cut a text at the ranges to mark.
 * @param {string} text
 * @param {import("./core.js").Range[]} ranges
 * @returns {(Node | string)[]}
 */
export function marked(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== "");
}

/** Count things as the pages do: "1 Projekt", "7 Projekte", "keine Projekte". */
export function counted(/** @type {number} */ number, /** @type {string} */ one, /** @type {string} */ many) {
  if (number === 0) return `keine ${many}`;
  return `${number.toLocaleString("de-DE")} ${number === 1 ? one : many}`;
}

/** Print an amount as the pages do: "1.000.280 Euro", never broken in two lines. */
export function euro(/** @type {number} */ amount) {
  const digits = Number.isInteger(amount) ? 0 : 2;
  const number = amount.toLocaleString("de-DE", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${number}\u00a0Euro`;
}
