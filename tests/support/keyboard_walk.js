// Notes for each press of Tab where the focus went, and whether a person would see it there.
() => {
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const LEAST_WIDTH = 2;
  const LEAST_CONTRAST = 3; // WCAG 1.4.11

  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length > 0 && getComputedStyle(element).clipPath === "none";
  const chosen = (element) => element.type !== "radio" || element.checked;
  const name = (element) => {
    const text = element.textContent || element.name || element.getAttribute("aria-label") || "";
    return `${element.localName} ${text.trim().slice(0, 40)}`;
  };

  const channels = (text) => text.match(/[\d.]+/g).map(Number);
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
  const contrast = (one, other) => {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const colour = channels(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? ground(element.parentElement) : colour;
  };
  const marked = (element) => {
    const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
    const around = parseFloat(outlineOffset) < 0 ? element : element.parentElement;
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= LEAST_WIDTH
      && contrast(channels(outlineColor), ground(around)) >= LEAST_CONTRAST;
  };
  const uncovered = (element) => [...element.getClientRects()].some((box) => {
    const left = Math.max(box.left, 0);
    const top = Math.max(box.top, 0);
    const x = (left + Math.min(box.right, innerWidth)) / 2;
    const y = (top + Math.min(box.bottom, innerHeight)) / 2;
    const met = document.elementFromPoint(x, y);
    return met && (element.contains(met) || met.closest("label")?.contains(element));
  });

  window.walk = {
    expected: [...document.querySelectorAll(STOPS)].filter((stop) => shown(stop) && chosen(stop)).map(name),
    reached: [],
    hidden: [],
  };
  addEventListener("keyup", ({ key }) => {
    const stop = document.activeElement;
    if (key !== "Tab" || stop === document.body) return;
    window.walk.reached.push(name(stop));
    if (!marked(stop)) window.walk.hidden.push(`${name(stop)}: not marked`);
    if (!uncovered(stop)) window.walk.hidden.push(`${name(stop)}: covered`);
  });
}
