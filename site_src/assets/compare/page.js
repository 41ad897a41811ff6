/** The comparison of two agreements on /vergleich/: the choice is in the address, the texts come from the pages. */
import { difference, words } from "./words.js"

const form = document.querySelector("#vergleich-wahl")
const result = document.querySelector("#vergleich-ergebnis")
const status = document.querySelector("#vergleich-stand")

/** @returns {HTMLElement} */
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

/** Read facts, projects and wording of an agreement from its own page. */
async function read(option) {
  const answer = await fetch(option.dataset.address)
  if (!answer.ok) throw new Error(option.dataset.address)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  page.querySelectorAll(".announce, .w-link").forEach((extra) => extra.remove())
  return { title: option.textContent, address: option.dataset.address, page }
}

function facts(agreement) {
  const rows = new Map()
  for (const row of agreement.page.querySelectorAll("table.facts tr")) {
    rows.set(row.querySelector("th").textContent, row.querySelector("td").textContent.trim())
  }
  for (const heading of agreement.page.querySelectorAll("h3[id^='art-']")) {
    const names = []
    for (let next = heading.nextElementSibling; next && !/^H[23]$/.test(next.tagName); next = next.nextElementSibling) {
      if (next.matches("h4.project")) names.push(next.textContent.trim())
    }
    rows.set(heading.textContent.trim(), names.join("\n") || "keine Projekte genannt")
  }
  return rows
}

function factTable(left, right) {
  const [one, other] = [facts(left), facts(right)]
  const body = element("tbody")
  for (const name of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [one.get(name) ?? "nicht angegeben", other.get(name) ?? "nicht angegeben"]
    const row = element("tr", {}, element("th", { scope: "row", textContent: name }))
    for (const value of [a, b]) {
      const lines = value.split("\n").map((line) => element("span", { className: "compare__line", textContent: line }))
      row.append(element("td", { className: a === b ? "" : "compare__other" }, ...lines))
    }
    body.append(row)
  }
  const head = element("tr", {}, element("th", { scope: "col", textContent: "Angabe" }))
  for (const side of [left, right]) {
    head.append(element("th", { scope: "col" }, element("a", { href: side.address, textContent: side.title })))
  }
  const table = element("table", { className: "compare__facts" }, element("thead", {}, head), body)
  const frame = element("div", { className: "table", tabIndex: 0 }, table)
  frame.setAttribute("role", "region")
  frame.setAttribute("aria-label", "Angaben im Vergleich")
  return frame
}

function sections(agreement) {
  const found = new Map()
  for (const section of agreement.page.querySelectorAll("#wortlaut .w-section")) {
    const texts = [...section.querySelectorAll("h3, h4, h5, p, li")].map((block) => ownText(block))
    found.set(section.dataset.section, texts.join(" "))
  }
  return found
}

/** The text of a block without that of the items nested in it. */
function ownText(block) {
  return [...block.childNodes]
    .filter((node) => !(node instanceof Element && node.matches("ul, ol")))
    .map((node) => (node.nodeName === "BR" ? " " : node.textContent))
    .join("")
}

/** One side of a section: words without a partner are marked, and announced once for each run of them. */
function marked(list, alone) {
  const line = element("p")
  let run = null
  list.forEach((word, position) => {
    if (!alone[position]) {
      run = null
      line.append(`${word} `)
      return
    }
    if (!run) {
      run = element("mark", { className: "compare__mark" }, element("span", { className: "announce", textContent: "[nur hier] " }))
      line.append(run, " ")
    } else run.append(" ")
    run.append(word)
  })
  return line
}

function wordings(left, right) {
  const [one, other] = [sections(left), sections(right)]
  const frame = element("div", { className: "compare__wordings" })
  let differing = 0
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [a, b] = [words(one.get(key) ?? ""), words(other.get(key) ?? "")]
    const alone = difference(a, b)
    const equal = !alone.left.includes(true) && !alone.right.includes(true)
    if (!equal) differing++
    const pair = element("div", { className: "compare__pair" }, marked(a, alone.left), marked(b, alone.right))
    const title = `${sectionName(key)}: ${equal ? "gleich" : "verschieden"}`
    frame.append(element("details", { open: !equal }, element("summary", { textContent: title }), pair))
  }
  status.textContent = `${differing} von ${frame.children.length} Abschnitten sind verschieden.`
  return frame
}

function sectionName(key) {
  const named = { kopf: "Kopf", praeambel: "Präambel", unterschriften: "Unterschriften" }
  return named[key] ?? `§ ${key.split("-")[0]}`
}

async function show() {
  const [one, other] = [form.a, form.b].map((select) => select.selectedOptions[0])
  if (!one?.value || !other?.value) return
  status.textContent = "Die Vereinbarungen werden geladen …"
  try {
    const [left, right] = await Promise.all([read(one), read(other)])
    result.replaceChildren(
      element("h2", { id: "angaben", textContent: "Angaben" }),
      factTable(left, right),
      element("h2", { id: "wortlaut", textContent: "Wortlaut" }),
      wordings(left, right),
    )
  } catch {
    status.textContent = "Eine der beiden Seiten ließ sich nicht laden. Prüfen Sie die Verbindung und wählen Sie noch einmal."
  }
}

/** Take the choice from the address. */
function choose() {
  const asked = new URLSearchParams(location.search)
  for (const name of ["a", "b"]) {
    const known = [...form[name].options].some((option) => option.value === asked.get(name))
    form[name].value = known ? asked.get(name) : ""
  }
  return show()
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`)
  show()
})
addEventListener("popstate", choose)
await choose()
document.documentElement.classList.remove("waiting")
