/**
 * The page of projects: reads the form and the address, shows the selection, keeps address, counts, sum
 * and files in step. Until the reader asks for something the page stays as it was served.
 */
import { parse } from "./core.js";
import { counted, element, euro } from "./dom.js";
import { FILTERS, select } from "./filter.js";
import { help } from "./help.js";
import { at, load } from "./index.js";
import { places, shownPlaces } from "./places.js";
import { EMPTY, asks, read, written } from "./state.js";
import { MOST, show } from "./table.js";

/** @typedef {import("./filter.js").State} State */
/** @typedef {import("./filter.js").Selection} Selection */

const QUIET_MS = 500;

const form = /** @type {HTMLFormElement} */ (document.querySelector(".projects-form"));
const table = /** @type {HTMLTableElement} */ (document.querySelector(".projects-table"));
const region = /** @type {HTMLElement} */ (table.closest("[role=region]"));
const part = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (document.querySelector(`[data-part="${name}"]`));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const choice = (/** @type {string} */ name) => /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
const choices = Object.fromEntries(FILTERS.map((name) => [name, choice(name)]));
const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll("th[data-sort]")]);

/** The year that the page was made for, where one page cannot hold all years. */
const preset = form.dataset.year ?? "";

let state = read(location.search, preset, choices);
/** @type {Selection | null} */
let selection = null;
let typingGoesOn = false;
let keeping = 0;
let telling = 0;

/** Put the state into the address: a new step for the Back button, or the same one while typing goes on. */
function keep() {
  clearTimeout(keeping);
  const address = location.pathname + written(state, preset);
  if (address === location.pathname + location.search) return;
  history[typingGoesOn ? "replaceState" : "pushState"](null, "", address);
}

/** Show the state in form and table. @param {boolean} all show a long table to its end */
async function refresh(all = false) {
  for (const name of FILTERS) choices[name].value = state[name];
  if (field.value !== state.q) field.value = state.q;
  let index;
  try {
    index = await load();
  } catch {
    part("count").textContent = "Die Suche konnte nicht geladen werden. Die Tabelle zeigt alle Projekte dieser Seite.";
    return;
  }
  const terms = parse(state.q);
  selection = select(index.projects, terms, state);
  const found = places(index, state, selection.hits.length);
  showRows(all ? Infinity : MOST, terms);
  showNumbers(selection);
  showMoney(selection);
  showOrder();
  part("year").textContent = state.jahr && ` ${state.jahr}`;
  part("places").replaceChildren(...shownPlaces(found));
  part("help").replaceChildren(...(selection.hits.length ? [] : help(index, state, follow)));
  tell([`${part("count").textContent}.`, ...found.districts.map(({ name }) => `${name}.`)].join(" "));
}

/** @param {number} most @param {import("./core.js").Term[]} terms */
function showRows(most, terms) {
  const { hits } = /** @type {Selection} */ (selection);
  show(table, hits.slice(0, most), terms);
  region.hidden = !hits.length;
  part("more").hidden = hits.length <= most;
  part("shown").textContent = String(most);
}

/** Show how many were found, and what each choice of a filter would give. @param {Selection} found */
function showNumbers({ hits, counts, agreements }) {
  const number = counted(hits.length, "Projekt", "Projekte");
  const text = hits.length ? `${number} aus ${counted(agreements, "Zielvereinbarung", "Zielvereinbarungen")}` : number;
  part("count").textContent = text[0].toUpperCase() + text.slice(1);
  part("found").hidden = !hits.length;
  for (const name of FILTERS) {
    for (const option of choices[name].options) {
      if (option.dataset.name) option.textContent = `${option.dataset.name} (${counts[name].get(option.value) ?? 0})`;
    }
  }
}

/**
 * Show the sum of whole agreements. Where only some of their projects are listed it is no more than a remark,
 * so that nobody takes it for the money of these projects.
 * @param {Selection} found
 */
function showMoney({ agreements, amount }) {
  const one = agreements === 1;
  const some = Boolean(state.q.trim() || state.art || state.programm);
  part("sum").hidden = some;
  part("remark").hidden = !some;
  part("label").textContent = `Haushaltsmittel dieser Zielvereinbarung${one ? "" : "en zusammen"}`;
  part("amount").textContent = euro(amount);
  part("remark").textContent = one
    ? `Das Geld dieser Zielvereinbarung, ${euro(amount)}, ist für alle ihre Projekte, nicht nur für die Treffer.`
    : `Das Geld dieser Zielvereinbarungen, zusammen ${euro(amount)}, ist für alle ihre Projekte, nicht nur für die Treffer.`;
}

/** Tell screen readers what is shown once the typing rests. */
function tell(/** @type {string} */ text) {
  clearTimeout(telling);
  telling = setTimeout(() => {
    part("status").textContent = text;
  }, QUIET_MS);
}

/** Tell in the heads of the columns how the table is sorted. */
function showOrder() {
  for (const head of heads) {
    const direction = { [`${head.dataset.sort}`]: "ascending", [`-${head.dataset.sort}`]: "descending" }[state.sort];
    if (direction) head.setAttribute("aria-sort", direction);
    else head.removeAttribute("aria-sort");
  }
}

/**
 * Change the state. The year of the page holds only until the reader asks for something else.
 * @param {Partial<State>} change
 */
function alter(change) {
  const released = preset && !location.search && !("sort" in change) ? { jahr: "" } : {};
  state = { ...state, ...released, ...change };
}

/** Follow a finished wish of the reader, as a step of its own. @param {Partial<State>} wanted */
function wish(wanted) {
  alter(wanted);
  typingGoesOn = false;
  keep();
  refresh();
}

/** Go a way out of an empty list. @param {Partial<State>} wanted */
function follow(wanted) {
  wish(wanted);
  field.focus();
}

/** Save the selection as a file. @param {HTMLAnchorElement} link */
async function take(link) {
  try {
    if (!selection) await refresh();
    const { save } = await import("./files.js");
    const ids = /** @type {Selection} */ (selection).hits.map(({ id }) => id);
    await save(/** @type {"csv" | "excel" | "json"} */ (link.dataset.file), ids, at("api/v1/projects.json"));
    part("said").textContent = "";
  } catch {
    part("said").textContent = "Die Datei konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.";
  }
}

field.addEventListener("input", () => {
  alter({ q: field.value });
  clearTimeout(keeping);
  keeping = setTimeout(() => {
    keep();
    typingGoesOn = true;
  }, QUIET_MS);
  refresh();
});
field.addEventListener("change", () => {
  keep();
  typingGoesOn = false;
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  wish({ q: field.value });
});
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
for (const name of FILTERS) choices[name].addEventListener("change", () => wish({ [name]: choices[name].value }));
part("reset").addEventListener("click", (event) => {
  event.preventDefault();
  wish({ ...EMPTY, jahr: preset });
  field.focus();
});

for (const head of heads) {
  const button = element("button", { type: "button" }, ...head.childNodes);
  const name = head.dataset.sort ?? "";
  button.addEventListener("click", () => wish({ sort: state.sort === name ? `-${name}` : name }));
  head.append(button);
}

for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[data-file]"))) {
  link.addEventListener("click", (event) => {
    // As long as nothing is asked, all projects are on the page, and the link leads to the file of them all.
    if (!selection && !preset) return;
    event.preventDefault();
    take(link);
  });
}

part("all").addEventListener("click", () => refresh(true));

part("copy").addEventListener("click", async () => {
  const address = new URL(written(state, preset), form.action).href;
  try {
    await navigator.clipboard.writeText(address);
    part("said").textContent = "Der Link ist kopiert.";
  } catch {
    part("said").textContent = `Der Link: ${address}`;
  }
});

addEventListener("popstate", () => {
  clearTimeout(keeping);
  typingGoesOn = false;
  state = read(location.search, preset, choices);
  refresh();
});

if (asks(location.search)) await refresh();
document.documentElement.classList.remove("waiting");
