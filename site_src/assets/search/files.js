/** Files that hold exactly what the table shows, in its order, with the columns of the export files. */
import COLUMNS from "./columns.js";

/** @typedef {"projects" | "agreements"} Table */
const NAMES = { projects: "projekte-treffer", agreements: "vereinbarungen-auswahl" };

/** @typedef {{[key: string]: unknown}} Row */

const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const SEPARATOR = " | ";

/** Each kind of file: how its name ends, its media type, and how it is written. */
const KINDS = {
  csv: { ending: ".csv", type: "text/csv;charset=utf-8", write: csv },
  excel: { ending: "-excel.csv", type: "text/csv;charset=utf-8", write: excel },
  json: { ending: ".json", type: "application/json", write: json },
};

/**
 * Save projects or agreements as a file.
 * @param {keyof typeof KINDS} kind
 * @param {string[]} ids in the order of the table
 * @param {string} source address of the export file with all of them as JSON
 * @param {Table} table
 */
export async function save(kind, ids, source, table = "projects") {
  const { ending, type } = KINDS[kind];
  offer(NAMES[table] + ending, new Blob([await content(kind, ids, source, table)], { type }));
}

/**
 * Write a file as text; parameters as in `save`.
 * @param {keyof typeof KINDS} kind
 * @param {string[]} ids
 * @param {string} source
 * @param {Table} table
 */
export async function content(kind, ids, source, table = "projects") {
  const answer = await fetch(source);
  if (!answer.ok) throw new Error(`${source}: ${answer.status}`);
  const all = await answer.json();
  const byId = new Map(all[table].map((/** @type {Row} */ row) => [row.id, row]));
  const missing = ids.find((id) => !byId.has(id));
  if (missing) throw new Error(`${source}: ${missing}`);
  return KINDS[kind].write(ids.map((id) => byId.get(id)), all, table);
}

/** @param {string} name @param {Blob} content */
function offer(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {Row[]} rows @param {Row} all @param {Table} table */
function csv(rows, all, table) {
  const columns = COLUMNS[table];
  const cell = (/** @type {string} */ text) => (/[",\r\n]/.test(text) ? quoted(text) : text);
  const lines = rows.map((row) => columns.map(([, key]) => cell(plain(row[key]))).join(","));
  return finished([columns.map(([name]) => cell(name)).join(","), ...lines]);
}

/** For a double-click in German Excel; text that would start a formula gets an apostrophe. @param {Row[]} rows @param {Row} all @param {Table} table */
function excel(rows, all, table) {
  const columns = COLUMNS[table];
  const lines = rows.map((row) =>
    columns.map(([, key]) => {
      const text = plain(row[key]);
      return quoted(typeof row[key] !== "number" && FORMULA.test(text) ? `'${text}` : text);
    }).join(";"),
  );
  return `\ufeff${finished([columns.map(([name]) => quoted(name)).join(";"), ...lines])}`;
}

/** In the form of the API's own list. @param {Row[]} rows @param {Row} all @param {Table} table */
function json(rows, all, table) {
  const { updated, licence } = all;
  return `${JSON.stringify({ updated, licence, count: rows.length, [table]: rows }, null, 1)}\n`;
}

/** @param {string[]} lines */
function finished(lines) {
  return lines.map((line) => `${line}\r\n`).join("");
}

function quoted(/** @type {string} */ text) {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The text of a cell; what is absent stays empty. */
function plain(/** @type {unknown} */ value) {
  if (Array.isArray(value)) return value.join(SEPARATOR);
  if (typeof value === "boolean") return value ? "ja" : "nein";
  return value === null ? "" : String(value);
}
