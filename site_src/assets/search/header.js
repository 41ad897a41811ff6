/** Opens the search dialog: by the form in the head of the page, by the keys "/" and Ctrl-K. Loads nothing before. */

const form = /** @type {HTMLFormElement} */ (document.querySelector(".site-search"));
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".finder"));
const inside = /** @type {HTMLInputElement} */ (dialog.querySelector("input[name=q]"));

const SLASH_OFF = "search-slash-off";

/** Show the dialog with what was typed so far, and fetch what it needs. */
function open() {
  if (dialog.open) return;
  inside.value = field.value;
  field.value = "";
  dialog.showModal();
  inside.focus();
  inside.select();
  import("./dialog.js").then(({ refresh }) => refresh());
}

/** Say whether somebody is typing a text just now. */
function typing(/** @type {EventTarget | null} */ target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  open();
});
field.addEventListener("click", open);
field.addEventListener("input", () => {
  open();
  inside.setSelectionRange(inside.value.length, inside.value.length);
});
field.setAttribute("aria-haspopup", "dialog");

addEventListener("keydown", (event) => {
  const command = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
  if (!command && !(slash && !localStorage.getItem(SLASH_OFF))) return;
  event.preventDefault();
  open();
});
