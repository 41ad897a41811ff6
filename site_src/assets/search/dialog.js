/** The search dialog: answers while one types, leads through the hits by keys, tells screen readers the number. */
import { ranges } from "./core.js";
import { counted, element, marked } from "./dom.js";
import { answer } from "./groups.js";
import { at, load } from "./index.js";

const QUIET_MS = 600;

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".finder"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const field = /** @type {HTMLInputElement} */ (dialog.querySelector("input[name=q]"));
const hits = /** @type {HTMLElement} */ (dialog.querySelector(".finder__hits"));
const hint = /** @type {HTMLElement} */ (dialog.querySelector(".finder__hint"));
const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));

let telling = 0;

/** Answer what stands in the field. */
export async function refresh() {
  let index;
  try {
    index = await load();
  } catch {
    hits.replaceChildren(element("p", {}, "Die Suche konnte nicht geladen werden. "), toProjects(field.value.trim()));
    return;
  }
  const query = field.value.trim();
  const found = answer(index, query);
  hint.hidden = found.terms.length > 0;
  hits.replaceChildren(...(found.terms.length ? [...lead(query, found), ...groups(found), last(query, found)] : []));
  hits.scrollTop = 0;
  tell(query && summary(found));
}

function said(/** @type {string} */ text) {
  return element("p", { class: "finder__lead" }, text);
}

/** @param {string} query @param {import("./groups.js").Answer} found */
function lead(query, { corrected, count }) {
  if (corrected) {
    return [said(`Keine Treffer für „${query}“. Das sind die Treffer für „${corrected}“:`)];
  }
  return count ? [] : [said(`Keine Treffer für „${query}“.`)];
}

/** @param {import("./groups.js").Answer} found */
function groups({ groups: all, terms }) {
  return all.map(({ name, hits: shown, count }, number) => {
    const id = `finder-group-${number}`;
    const items = shown.map(({ title, about, address }) => {
      const link = element("a", { class: "finder__hit", href: at(address) },
        element("span", { class: "finder__title" }, ...marked(title, ranges(title, terms))), " ",
        element("span", { class: "finder__about" }, ...marked(about, ranges(about, terms))));
      return element("li", {}, link);
    });
    const more = count > shown.length ? ` (${shown.length} von ${count.toLocaleString("de-DE")})` : "";
    return element("section", { "aria-labelledby": id },
      element("h2", { class: "finder__group", id }, name, element("span", { class: "finder__number" }, more)),
      element("ul", { class: "finder__list" }, ...items));
  });
}

/** @param {string} query @param {import("./groups.js").Answer} found */
function last(query, { corrected }) {
  return toProjects(corrected ?? query);
}

/** The way to the list of projects with its filters and downloads. */
function toProjects(/** @type {string} */ query) {
  const address = new URL(form.action);
  if (query) address.searchParams.set("q", query);
  const text = query ? `„${query}“ in der Projektliste suchen, mit Filtern und Dateien` : "Zur Projektliste";
  return element("p", { class: "finder__last" }, element("a", { class: "finder__hit", href: address.href }, text));
}

/** @param {import("./groups.js").Answer} found */
function summary({ groups: all, corrected }) {
  if (!all.length) return "Keine Treffer.";
  const parts = all.map(({ count, one, many }) => counted(count, one, many)).join(", ");
  return corrected ? `Keine Treffer. Gezeigt werden die Treffer für „${corrected}“: ${parts}.` : `${parts}.`;
}

/** Tell screen readers the result once the typing rests. */
function tell(/** @type {string} */ text) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    status.textContent = text;
  }, QUIET_MS);
}

/** All that the arrow keys lead through. @returns {HTMLElement[]} */
function stops() {
  return [...hits.querySelectorAll("a")];
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const all = stops();
  const here = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const onField = document.activeElement === field;
  const to = {
    ArrowDown: onField || here >= 0 ? Math.min(here + 1, all.length - 1) : NaN,
    ArrowUp: here >= 0 ? here - 1 : NaN,
    Home: here >= 0 ? 0 : NaN,
    End: here >= 0 ? all.length - 1 : NaN,
  }[event.key];
  if (to === undefined || Number.isNaN(to)) return writeOn(event, here);
  event.preventDefault();
  (all[to] ?? field).focus();
}

/** A letter typed on a hit goes to the field. @param {KeyboardEvent} event @param {number} here */
function writeOn(event, here) {
  const command = event.ctrlKey || event.metaKey || event.altKey;
  if (here >= 0 && event.key.length === 1 && event.key !== " " && !command) field.focus();
}

field.addEventListener("input", refresh);
dialog.addEventListener("keydown", walk);
dialog.addEventListener("close", () => tell(""));
