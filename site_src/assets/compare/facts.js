/** The facts of two agreements in one table: rows of two columns, on a narrow screen below each other. */
import { element } from "./dom.js"

/** The facts of an agreement by their name, taken from its page; a fact may have several lines. */
function facts(page) {
  const rows = new Map()
  for (const row of page.querySelectorAll("table.facts tr")) {
    rows.set(row.querySelector("th").textContent, row.querySelector("td").textContent.trim())
  }
  for (const heading of page.querySelectorAll("h3[id^='art-']")) {
    const names = []
    for (let next = heading.nextElementSibling; next && !/^H[23]$/.test(next.tagName); next = next.nextElementSibling) {
      if (next.matches("h4.project")) names.push(next.textContent.trim())
    }
    rows.set(heading.textContent.trim(), names.join("\n") || "keine Projekte genannt")
  }
  for (const row of page.querySelectorAll("table.signatures tbody tr")) {
    const side = row.querySelector("th").textContent.trim() === "Land" ? "Land" : "Kreis oder Stadt"
    const signed = [...row.querySelectorAll("[data-fact]")].map((fact) => fact.textContent.trim()).join(", ")
    const name = `Unterschrift: ${side}`
    rows.set(name, [rows.get(name), signed].filter(Boolean).join("\n"))
  }
  return rows
}

/**
 * @param {{title: string, address: string, page: Document}} left
 * @param {{title: string, address: string, page: Document}} right
 */
export function factTable(left, right) {
  const sides = [left, right]
  const [one, other] = sides.map(({ page }) => facts(page))
  const body = element("tbody", { role: "rowgroup" })
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const values = [one, other].map((side) => side.get(name) || "nicht angegeben")
    const row = element("tr", { role: "row" }, element("th", { scope: "row", role: "rowheader", textContent: name }))
    row.append(...values.map((value, side) => cell(value, sides[side].title, values[0] === values[1])))
    body.append(row)
  }
  const head = element("tr", { role: "row" }, element("th", { scope: "col", role: "columnheader", textContent: "Angabe" }))
  for (const { address, title } of sides) {
    head.append(element("th", { scope: "col", role: "columnheader" }, element("a", { href: address, textContent: title })))
  }
  // The roles stay where the style sheet takes the cells out of their rows.
  const properties = { className: "compare__facts", role: "table" }
  const table = element("table", properties, element("thead", { role: "rowgroup" }, head), body)
  const frame = element("div", { className: "table compare__frame", tabIndex: 0, role: "region" }, table)
  frame.setAttribute("aria-label", "Angaben im Vergleich")
  return frame
}

/** One value; on a narrow screen, where the heads of the columns are gone, the name of its agreement stands before it. */
function cell(value, title, equal) {
  const lines = value.split("\n").map((line) => element("span", { className: "compare__line", textContent: line }))
  const name = element("span", { className: "compare__name", textContent: title })
  return element("td", { className: equal ? "" : "compare__other", role: "cell" }, name, ...lines)
}
