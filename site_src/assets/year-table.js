/** The table of a year: sorting by its heads, and files that hold what it shows in its order. */

const table = /** @type {HTMLTableElement} */ (document.querySelector("table[data-year]"));
const files = /** @type {HTMLElement} */ (document.querySelector(".year-files"));
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const collator = new Intl.Collator("de");

/** What a row is sorted by in a column: its name, or one of its values; nothing comes last. */
function valueOf(row, column) {
  if (column === 0) return row.cells[0].textContent.trim();
  const values = (row.dataset.values ?? "").split(" ");
  return values[column - 1] ?? "";
}

function compare(one, other, column) {
  const [a, b] = [valueOf(one, column), valueOf(other, column)];
  if (a === "" || b === "") return 0;
  return column === 1 || column === 2 ? Number(a) - Number(b) : collator.compare(a, b);
}

/** Sort by a column; a second click turns the order round. Rows without an agreement stay at the end. */
function sort(column) {
  const down = heads[column].getAttribute("aria-sort") === "ascending" || (!heads[column].hasAttribute("aria-sort") && column > 0);
  const rows = [...body.rows].sort((one, other) => {
    const missing = column > 0 ? Number(!one.dataset.values) - Number(!other.dataset.values) : 0;
    return missing || (down ? -1 : 1) * compare(one, other, column);
  });
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  body.append(...rows);
}

heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  button.addEventListener("click", () => sort(column));
  head.append(button);
});

files.hidden = false;
files.addEventListener("click", async (event) => {
  const button = /** @type {HTMLElement} */ (event.target).closest("button[data-file]");
  if (!button) return;
  const said = files.querySelector("[role=status]");
  const ids = [...body.rows].map((row) => row.dataset.agreement).filter(Boolean);
  try {
    const { save } = await import("./search/files.js");
    await save(button.dataset.file, ids, files.dataset.source, "agreements");
    said.textContent = "";
  } catch {
    said.textContent = "Die Datei konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.";
  }
});
