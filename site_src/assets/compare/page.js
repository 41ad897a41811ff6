/** The comparison of two agreements on /vergleich/: the choice is in the address, the texts come from the pages. */
import { element } from "./dom.js"
import { factTable } from "./facts.js"
import { compared } from "./told.js"
import { mark, sections } from "./wording.js"
import { difference } from "./words.js"

const SIGNATURES = "unterschriften"
const NAMED = { kopf: "Kopf", praeambel: "Präambel", [SIGNATURES]: "Unterschriften" }

const form = document.querySelector("#vergleich-wahl")
const result = document.querySelector("#vergleich-ergebnis")
const status = document.querySelector("#vergleich-stand")

/** Read an agreement from its own page. */
async function read(option) {
  const answer = await fetch(option.dataset.address)
  if (!answer.ok) throw new Error(option.dataset.address)
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  page.querySelectorAll(".announce, .w-link").forEach((extra) => extra.remove())
  const text = (selector) => [...page.querySelectorAll(selector)].map((found) => found.textContent.trim())
  const names = [...text("article > .kicker a"), ...text(".facts [data-fact='name']").slice(1)]
  const [year] = text(".facts [data-fact='year']")
  return { title: option.textContent, address: option.dataset.address, page, names, year, sections: sections(page) }
}

/** Both wordings section by section, and a sentence that tells how many differ. */
function wordings(left, right) {
  const bare = [left, right].filter((agreement) => !agreement.sections.size).map(({ title }) => title)
  if (bare.length) {
    status.textContent = ""
    return element("p", { className: "note", textContent: `Noch nicht erfasst: der Wortlaut von ${bare.join(" und ")}.` })
  }
  const frame = element("div", { className: "compare__wordings" })
  const counts = { all: 0, different: 0 }
  for (const key of new Set([...left.sections.keys(), ...right.sections.keys()])) {
    const told = key === SIGNATURES
    const equal = told || compare(left, right, key)
    counts.all += told ? 0 : 1
    counts.different += equal ? 0 : 1
    const state = told ? "siehe Angaben" : equal ? "gleich" : "verschieden"
    const sides = [left, right].map((agreement) => side(agreement, key))
    const summary = element("summary", { textContent: `${NAMED[key] ?? `§ ${key.split("-")[0]}`}: ${state}` })
    frame.append(element("details", { open: !equal }, summary, element("div", { className: "compare__pair" }, ...sides)))
  }
  status.textContent = counted(counts)
  return frame
}

/** Mark the words of a section that stand on one side only; tell whether there are none. */
function compare(left, right, key) {
  const [a, b] = [left, right].map((agreement) => agreement.sections.get(key)?.words ?? [])
  const [one, other] = [compared(a, left), compared(b, right)]
  const alone = difference(one.map(({ key }) => key), other.map(({ key }) => key))
  const places = (side, flags) => new Set(side.filter((_, position) => flags[position]).map(({ at }) => at))
  const [onlyLeft, onlyRight] = [places(one, alone.left), places(other, alone.right)]
  mark(a, onlyLeft)
  mark(b, onlyRight)
  return !onlyLeft.size && !onlyRight.size && left.sections.has(key) === right.sections.has(key)
}

function side({ title, sections }, key) {
  const text = sections.get(key)?.body ?? element("p", { textContent: "Diesen Abschnitt gibt es hier nicht." })
  return element("div", {}, element("p", { className: "compare__side", textContent: title }), text)
}

function counted({ all, different }) {
  if (!different) return `Alle ${all} Abschnitte des Wortlauts sind gleich.`
  return `${different} von ${all} Abschnitten des Wortlauts ${different === 1 ? "ist" : "sind"} verschieden.`
}

const NOT_COUNTED =
  "Der Name des Kreises oder der Stadt und das Jahr zählen nicht als Unterschied. Beträge, Projekte und Unterschriften vergleicht die Tabelle oben."

async function show() {
  const [one, other] = [form.a, form.b].map((select) => select.selectedOptions[0])
  result.replaceChildren()
  if (!one?.value || !other?.value) return
  if (one.value === other.value) {
    status.textContent = "Das ist zweimal dieselbe Vereinbarung. Bitte wählen Sie zwei verschiedene."
    return
  }
  status.textContent = "Die Vereinbarungen werden geladen …"
  try {
    const [left, right] = await Promise.all([read(one), read(other)])
    result.replaceChildren(
      element("h2", { id: "angaben", textContent: "Angaben" }),
      factTable(left, right),
      element("h2", { id: "wortlaut", textContent: "Wortlaut" }),
      element("p", { className: "hint", textContent: NOT_COUNTED }),
      wordings(left, right),
    )
  } catch {
    status.textContent = "Eine der beiden Seiten ließ sich nicht laden. Prüfen Sie die Verbindung und wählen Sie noch einmal."
  }
}

/** Take the choice from the address, and say which of its agreements there are not. */
function choose() {
  const asked = new URLSearchParams(location.search)
  const unknown = ["a", "b"].filter((name) => {
    const value = asked.get(name) ?? ""
    form[name].value = [...form[name].options].some((option) => option.value === value) ? value : ""
    return form[name].value !== value
  })
  status.textContent = unknown.length ? `${missing(unknown)} gibt es hier nicht. Bitte wählen Sie aus der Liste.` : ""
  return show()
}

function missing(unknown) {
  if (unknown.length > 1) return "Die beiden Vereinbarungen, die in der Adresse stehen,"
  return `Die ${unknown[0] === "a" ? "erste" : "zweite"} Vereinbarung, die in der Adresse steht,`
}

form.addEventListener("submit", (event) => {
  event.preventDefault()
  history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`)
  show()
})
addEventListener("popstate", choose)
await choose()
document.documentElement.classList.remove("waiting")
