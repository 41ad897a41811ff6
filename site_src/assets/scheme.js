/* Hell, dunkel oder wie am Gerät: setzt die gemerkte Wahl, bevor die Seite erscheint. */
(() => {
  "use strict";

  const KEY = "darstellung";
  const root = document.documentElement;

  function remembered() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  function remember(choice) {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      /* Ohne Speicher gilt die Wahl nur für diese Seite. */
    }
  }

  function show(choice) {
    root.dataset.scheme = choice;
  }

  root.classList.replace("no-js", "js");
  show(remembered());

  document.addEventListener("DOMContentLoaded", () => {
    for (const option of document.querySelectorAll('input[name="darstellung"]')) {
      option.checked = option.value === root.dataset.scheme;
      option.addEventListener("change", () => {
        show(option.value);
        remember(option.value);
      });
    }
  });
})();
