/** Elements in one call. */

/**
 * @param {string} name
 * @param {object} [properties] of the element, as the DOM names them
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}
