/** Which words of a wording count in a comparison: what the facts tell already, and the district's name, do not. */

const NAME = "[Name]"
const YEAR = "[Jahr]"
const ARTICLES = new Set(["der", "die", "das", "des", "dem", "den"])
const MELTED = { vom: "von", zum: "zu", zur: "zu", beim: "bei", im: "in", am: "an" }
const SIGNS = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu

const bare = (word) => word.replace(SIGNS, "")

/**
 * Give each word that counts the key by which it is compared. The name of the district is one word in every case,
 * its article belongs to it, and „vom“ before it is „von“; the year of the agreement is one word, too.
 * @param {{text: string, told: boolean}[]} words told: it is among the facts, as an amount or a project
 * @param {{names: string[], year: string}} agreement its names as printed
 * @returns {{key: string, at: number}[]} at: the position among ``words``
 */
export function compared(words, { names, year }) {
  const forms = names.map((name) => name.split(/\s+/)).sort((one, other) => other.length - one.length)
  const counted = []
  for (let at = 0; at < words.length; at++) {
    const form = forms.find((parts) => parts.every((part, step) => isForm(words[at + step]?.text, part)))
    if (form) {
      joinArticle(counted, at)
      const last = at + form.length - 1
      counted.push({ key: `${before(words[at].text)}${NAME}${behind(words[last].text)}`, at })
      at = last
    } else if (!words[at].told) counted.push({ key: ownYear(words, at, year), at })
  }
  return counted
}

/** A word of a name may stand in the genitive: „des Landkreises“. */
function isForm(word, part) {
  const printed = bare(word ?? "")
  return printed === part || (part.toLowerCase().endsWith("kreis") && [`${part}es`, `${part}s`].includes(printed))
}

const before = (word) => word.slice(0, word.indexOf(bare(word)))
const behind = (word) => word.slice(word.indexOf(bare(word)) + bare(word).length)

/** The article before a name is part of it; a preposition that holds one stays alone. */
function joinArticle(counted, at) {
  const last = counted.at(-1)
  if (last?.at !== at - 1) return
  const lower = last.key.toLowerCase()
  if (ARTICLES.has(lower)) counted.pop()
  else if (Object.hasOwn(MELTED, lower)) {
    const apart = MELTED[lower]
    last.key = last.key[0] === lower[0] ? apart : apart[0].toUpperCase() + apart.slice(1)
  }
}

/** The year of the agreement, but not in „2025 bis 2029“. */
function ownYear(words, at, year) {
  const { text } = words[at]
  const span = [words[at - 1], words[at + 1]].some((word) => word?.text === "bis")
  return bare(text) === year && !span ? text.replace(year, YEAR) : text
}
