/** Word-level differences of two texts. */

/**
 * Cut a text into words; signs stay with their word.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return text.split(/\s+/).filter(Boolean)
}

/**
 * What counts as the same word: kinds of dashes, quotes and apostrophes are layout.
 * @param {string} word
 */
function key(word) {
  return word.replace(/[‐‑‒–—―−]/g, "-").replace(/[„“”«»]/g, '"').replace(/[’‘‚`´]/g, "'")
}

/**
 * Mark the words that stand on one side only, by the longest common run of words.
 * @param {string[]} left
 * @param {string[]} right
 * @returns {{left: boolean[], right: boolean[]}} true where a word has no partner on the other side
 */
export function difference(left, right) {
  const a = left.map(key)
  const b = right.map(key)
  const lengths = common(a, b)
  const alone = { left: a.map(() => true), right: b.map(() => true) }
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      alone.left[i++] = false
      alone.right[j++] = false
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) i++
    else j++
  }
  return alone
}

/** Length of the longest common subsequence of each pair of tails. */
function common(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1])
    }
  }
  return lengths
}
