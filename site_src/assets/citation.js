/** „Zitieren“: the copy button, and the place in the wording that the address names. */
const text = document.querySelector("[data-citation]")
const button = document.querySelector("[data-copy]")
const canonical = document.querySelector("link[rel=canonical]")
const done = document.querySelector(".citation__done")

/** The id that the address names; an address that was cut off in the middle of a letter names none. */
function named() {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ""
  }
}

/** Put the place that the address names into the citation. */
function cite() {
  const anchor = named()
  const link = anchor && document.getElementById(anchor)?.querySelector(":scope > .w-link")
  const place = link ? link.getAttribute("aria-label").replace(/^[^:]*: /, ", ") : ""
  text.querySelector("[data-citation-place]").textContent = place
  const address = new URL(canonical ? canonical.href : location.href)
  address.search = ""
  address.hash = place ? anchor : ""
  text.querySelector("[data-citation-address]").textContent = address.href
}

button.hidden = false
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(text.textContent.trim())
    done.textContent = "Kopiert."
  } catch {
    getSelection().selectAllChildren(text)
    done.textContent = "Der Text ist markiert; kopieren Sie ihn mit Strg und C."
  }
})
addEventListener("hashchange", cite)
cite()
