/** The wording of an agreement, taken from its page: its sections, their words, and marks on some of them. */
import { element } from "./dom.js"

const BLOCKS = "h3, h4, h5, h6, p, li"

/**
 * The sections by their key, their blocks and lists as they stand on the page.
 * @param {Document} page
 * @returns {Map<string, {body: HTMLElement, words: object[]}>}
 */
export function sections(page) {
  const told = factsInWording(page)
  const found = new Map()
  for (const body of page.querySelectorAll("#wortlaut .w-section")) {
    const words = wordsOf(body, told)
    body.className = "compare__text"
    for (const marked of body.querySelectorAll("mark, .fact-words")) marked.replaceWith(...marked.childNodes)
    for (const block of body.querySelectorAll("[id]")) block.removeAttribute("id")
    for (const heading of body.querySelectorAll("h3, h4, h5, h6")) {
      heading.replaceWith(element("p", { className: "compare__heading" }, ...heading.childNodes))
    }
    found.set(body.dataset.section, { body, words })
  }
  return found
}

/** The words in which the amounts and the projects stand. */
function factsInWording(page) {
  const links = page.querySelectorAll("a[data-fact='budget'], a[data-fact='project']")
  const blocks = [...links].map((link) => page.getElementById(link.hash.slice(1)))
  return new Set(blocks.flatMap((block) => [...(block?.querySelectorAll(".fact-words") ?? [])]))
}

/** Each word with the parts of the page's texts it is made of: a misprint may be bold in the middle of a word. */
function wordsOf(section, told) {
  const words = []
  for (const block of section.querySelectorAll(BLOCKS)) {
    let word = null
    for (const node of ownNodes(block)) {
      for (const { 0: text, index: start } of (node.data ?? " ").matchAll(/\s+|\S+/g)) {
        if (/^\s/.test(text)) word = null
        else {
          if (!word) words.push((word = { text: "", told: false, block, parts: [] }))
          word.text += text
          word.told ||= told.has(node.parentElement.closest(".fact-words"))
          word.parts.push({ node, start, end: start + text.length })
        }
      }
    }
  }
  return words
}

/** The texts and line breaks of a block without those of the items nested in it. */
function* ownNodes(block) {
  for (const node of block.childNodes) {
    if (node instanceof Text || node.nodeName === "BR") yield node
    else if (!node.matches("ul, ol")) yield* ownNodes(node)
  }
}

/**
 * Mark words, and announce each run of them once in every block.
 * @param {object[]} words of one section
 * @param {Set<number>} alone the positions of those without a partner on the other side
 */
export function mark(words, alone) {
  const runs = []
  let last = null
  words.forEach((word, position) => {
    if (!alone.has(position)) {
      last = null
      return
    }
    for (const { node, start, end } of word.parts) {
      if (last?.node === node) last.end = end
      else runs.push((last = { node, start, end, block: word.block, begins: last?.block !== word.block }))
    }
  })
  for (const { node, start, end, begins } of runs.reverse()) {
    const marked = node.splitText(start)
    marked.splitText(end - start)
    const frame = element("mark", { className: "compare__mark" })
    marked.replaceWith(frame)
    frame.append(...(begins ? [element("span", { className: "announce", textContent: "[nur hier] " })] : []), marked)
  }
}
