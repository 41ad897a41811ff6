/** The search dialog: answers while one types, leads through the hits by keys, tells screen readers the number. */
import { ranges } from "./core.js";
import { counted, element, marked } from "./dom.js";
import { DISTRICTS, PROJECTS, answer } from "./groups.js";
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
function lead(query, { corrected, fewer, count }) {
  const instead = corrected ?? fewer;
  if (instead) return [said(`Keine Treffer für „${query}“. Das sind die Treffer für „${instead}“:`)];
  return count ? [] : [said(`Keine Treffer für „${query}“.`)];
}

/** @param {import("./groups.js").Answer} found */
function groups({ groups: all, terms }) {
  return all.map((group, number) => {
    const id = `finder-group-${number}`;
    const open = group.count - group.hits.length;
    const whole = group.count.toLocaleString("de-DE");
    const list = element("ul", { class: "finder__list" }, ...group.hits.map((hit) => item(hit, terms)));
    const more = open ? ` (${group.hits.length} von ${whole})` : "";
    const heading = element("h2", { class: "finder__group", id }, group.name, element("span", { class: "finder__number" }, more));
    // All projects stand in their own list, where they can be filtered and taken away.
    const way = open && group.name !== PROJECTS ? [toRest(group, terms, list, heading)] : [];
    return element("section", { "aria-labelledby": id }, heading, list, ...way);
  });
}

/** @param {import("./groups.js").Hit} hit @param {import("./core.js").Term[]} terms */
function item({ title, about, address }, terms) {
  const link = element("a", { class: "finder__hit", href: at(address) },
    element("span", { class: "finder__title" }, ...marked(title, ranges(title, terms))), " ",
    element("span", { class: "finder__about" }, ...marked(about, ranges(about, terms))));
  return element("li", {}, link);
}

/**
 * The way to the hits of a group behind the first ones.
 * @param {import("./groups.js").Group} group
 * @param {import("./core.js").Term[]} terms
 * @param {HTMLElement} list
 * @param {HTMLElement} heading
 */
function toRest(group, terms, list, heading) {
  const whole = group.count.toLocaleString("de-DE");
  const button = element("button", { class: "finder__more", type: "button" }, `Alle ${whole} zeigen`);
  button.addEventListener("click", () => {
    const items = group.rest().map((hit) => item(hit, terms));
    list.append(...items);
    heading.querySelector(".finder__number")?.replaceChildren(` (${whole})`);
    button.remove();
    items[0].querySelector("a")?.focus();
  });
  return button;
}

/** @param {string} query @param {import("./groups.js").Answer} found */
function last(query, { corrected, fewer }) {
  return toProjects(corrected ?? fewer ?? query);
}

/** The list of projects with what was typed. */
function listOf(/** @type {string} */ query) {
  const address = new URL(form.action);
  if (query) address.searchParams.set("q", query);
  return address.href;
}

/** The way to the list of projects with its filters and downloads. */
function toProjects(/** @type {string} */ query) {
  const text = query ? `„${query}“ in der Projektliste suchen, mit Filtern und Dateien` : "Zur Projektliste";
  return element("p", { class: "finder__last" }, element("a", { class: "finder__hit", href: listOf(query) }, text));
}

/** @param {import("./groups.js").Answer} found */
function summary({ groups: all, corrected, fewer }) {
  if (!all.length) return "Keine Treffer.";
  const parts = all.map(({ count, one, many }) => counted(count, one, many)).join(", ");
  const instead = corrected ?? fewer;
  return instead ? `Keine Treffer. Gezeigt werden die Treffer für „${instead}“: ${parts}.` : `${parts}.`;
}

/** Tell screen readers the result once the typing rests. */
function tell(/** @type {string} */ text) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    status.textContent = text;
  }, QUIET_MS);
}

/** Go on from the field, as the Enter key wants. */
export async function goOn() {
  const address = await aim(field.value.trim());
  dialog.close();
  location.assign(address);
}

/**
 * Find where to go on: to the only district that was found, else to the list of projects, in both cases with
 * the words that were answered.
 * @param {string} query
 */
async function aim(query) {
  let found;
  try {
    found = answer(await load(), query);
  } catch {
    return listOf(query);
  }
  const [places, projects] = [DISTRICTS, PROJECTS].map((name) => found.groups.find((group) => group.name === name));
  if (places?.count === 1 && !projects) return at(places.hits[0].address);
  return listOf(found.corrected ?? found.fewer ?? query);
}

/** All that the arrow keys lead through. @returns {HTMLElement[]} */
function stops() {
  return [...hits.querySelectorAll("a, button")].map((stop) => /** @type {HTMLElement} */ (stop));
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const all = stops();
  const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
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
