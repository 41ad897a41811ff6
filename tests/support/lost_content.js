// Finds what a reader cannot see or hit: a page too wide, text that is cut off, targets that are too small.
() => {
  const LEAST_TARGET = 24; // WCAG 2.5.8, CSS pixels

  const RING = 6; // tables reach that far over their column, for the ring around a focused link at their edge

  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
    && element.getClientRects().length > 0 && getComputedStyle(element).clipPath === "none" && !element.closest(".skip");
  const path = (element) => `${element.localName}.${element.className.baseVal ?? element.className}`;
  const text = (element) => `${path(element)} ${element.textContent.trim().slice(0, 40)}`;
  const all = () => [...document.body.querySelectorAll("*")].filter(shown);
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const holder = (element) => element.parentElement?.closest(".table, pre") ?? document.body;

  const wide = () => {
    const page = document.scrollingElement;
    const found = page.scrollWidth > page.clientWidth ? [`page: ${page.scrollWidth} > ${page.clientWidth}`] : [];
    const outside = all().filter((element) => {
      const { right } = element.getBoundingClientRect();
      return right > page.clientWidth + 1 && !scrolls(holder(element)) && !element.closest("svg");
    });
    return [...found, ...outside.map((element) => `beside the page: ${text(element)}`)];
  };
  const cut = () => all().filter((element) => {
    const { overflowX, overflowY, display } = getComputedStyle(element);
    const clips = overflowX !== "visible" && !scrolls(element) || overflowY === "hidden";
    return clips && display !== "inline" && !element.closest("svg")
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).map((element) => `cut off: ${text(element)}`);
  // A line that is wider than its own box runs over what stands beside it.
  const spilling = () => all().filter((element) => {
    const { display } = getComputedStyle(element);
    return display !== "inline" && !scrolls(element) && !element.closest("svg, select, .table")
      && element.scrollWidth > element.clientWidth + RING && element.clientWidth > 0;
  }).map((element) => `spills: ${text(element)}`);

  const inSentence = (element) => {
    const own = element.textContent.trim().length;
    const { display } = getComputedStyle(element);
    return display === "inline" && element.parentElement.textContent.trim().length > own;
  };
  const spaced = (box, others) => others.every((other) => {
    const [dx, dy] = [other.x + other.width / 2 - box.x - box.width / 2, other.y + other.height / 2 - box.y - box.height / 2];
    return Math.hypot(dx, dy) >= LEAST_TARGET;
  });
  const smallTargets = () => {
    const targets = all().filter((element) => element.matches("a[href], button, input, select, summary"));
    const boxes = new Map(targets.map((target) => [target, (target.closest("label") ?? target).getBoundingClientRect()]));
    return targets.filter((target) => {
      const box = boxes.get(target);
      const others = targets.filter((other) => other !== target).map((other) => boxes.get(other));
      const large = box.width >= LEAST_TARGET && box.height >= LEAST_TARGET;
      return !large && !inSentence(target) && !spaced(box, others);
    }).map((target) => `${text(target)} ${Math.round(boxes.get(target).height)}`);
  };

  const scrolling = () => all().filter((element) => scrolls(element) && element.scrollWidth > element.clientWidth)
    .map((element) => ({
      what: text(element),
      named: element.getAttribute("role") === "region" && element.tabIndex === 0 && !!element.ariaLabel,
    }));

  window.lost = { content: () => [...wide(), ...cut(), ...spilling()], smallTargets, scrolling };
  return window.lost.content();
}
