/**
 * Opens and closes the search dialog: by the form in the head of the page, by the keys "/" and Ctrl-K. What
 * the dialog needs is fetched when it opens, not before.
 */

const form = /** @type {HTMLFormElement} */ (document.querySelector(".site-search"));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".finder"));
const slash = /** @type {HTMLInputElement} */ (dialog.querySelector("input[name=slash]"));
const asking = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const inside = /** @type {HTMLInputElement} */ (asking.elements.namedItem("q"));

const SLASH_OFF = "search-slash-off";
const NEEDED = ["dialog", "groups", "core", "fold", "fold-table", "suggest", "index", "dom"];

/** Show the dialog with what was typed so far, and fetch what it needs. */
function open() {
  if (dialog.open) return;
  inside.value = field.value;
  field.value = "";
  dialog.showModal();
  inside.focus();
  inside.select();
  early();
  import("./dialog.js").then(({ refresh }) => refresh());
}

/** Fetch all modules at once instead of one after the other. */
function early() {
  for (const name of NEEDED.splice(0)) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`${name}.js`, import.meta.url).href;
    document.head.append(link);
  }
}

/** Say whether somebody is typing a text just now. */
function typing(/** @type {EventTarget | null} */ target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  open();
});
asking.addEventListener("submit", (event) => {
  event.preventDefault();
  import("./dialog.js").then(({ goOn }) => goOn(), () => asking.submit());
});
field.addEventListener("click", open);
field.addEventListener("input", () => {
  open();
  inside.setSelectionRange(inside.value.length, inside.value.length);
});
field.setAttribute("aria-haspopup", "dialog");

addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  const command = event.key.toLowerCase() === "k" && held && !event.altKey && !event.shiftKey;
  const sign = event.key === "/" && slash.checked && !held && !event.altKey && !typing(event.target);
  if (!command && !sign) return;
  event.preventDefault();
  open();
});

dialog.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  event.preventDefault();
  dialog.close();
});
dialog.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  if (target === dialog || target.closest(".finder__close") || (target.closest("a") && !elsewhere)) dialog.close();
});

// A single sign as a key must not be forced on anybody: whoever speaks to the computer may switch it off.
slash.checked = !localStorage.getItem(SLASH_OFF);
slash.addEventListener("change", () => {
  if (slash.checked) localStorage.removeItem(SLASH_OFF);
  else localStorage.setItem(SLASH_OFF, "1");
});
