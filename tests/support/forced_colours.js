// In forced colours backgrounds are gone: lists what a reader could no longer see.
() => {
  const LEAST_CONTRAST = 3; // WCAG 1.4.11

  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const channels = (text) => text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
  const canvas = channels(getComputedStyle(document.body).backgroundColor);
  const visible = (text) => {
    const colour = channels(text);
    if (colour[3] === 0 || text === "none") return false;
    const [dark, bright] = [luminance(colour), luminance(canvas)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05) >= LEAST_CONTRAST;
  };

  const figures = [...document.querySelectorAll("article svg :is(rect, path)")].filter((shape) => shown(shape)
    && !shape.matches(".bar__track, .place-map :not(.place-map__here)"));
  const drawn = (shape) => {
    const { fill, stroke } = getComputedStyle(shape);
    return visible(fill) || visible(stroke);
  };
  const fields = [...document.querySelectorAll("input, select, button, .action, summary, .tile__link, .swatch")].filter(shown);
  const edged = (field) => {
    const { borderTopStyle, borderTopColor, textDecorationLine } = getComputedStyle(field);
    const byBorder = borderTopStyle !== "none" && visible(borderTopColor);
    return byBorder || textDecorationLine === "underline" || field.matches("[type=radio], [type=checkbox], article summary");
  };
  const icons = [...document.querySelectorAll("header svg")].filter(shown);

  const name = (element) => `${element.localName}.${element.getAttribute("class")}`;
  return [
    ...figures.filter((shape) => !drawn(shape)).map((shape) => `figure: ${name(shape)} in ${name(shape.parentElement)}`),
    ...fields.filter((field) => !edged(field)).map((field) => `no edge: ${name(field)}`),
    ...icons.filter((icon) => !visible(getComputedStyle(icon).fill)).map((icon) => `icon: ${name(icon)}`),
  ];
}
