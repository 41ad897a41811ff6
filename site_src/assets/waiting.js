/* Steht eine Frage in der Adresse, bleibt die Stelle der Antwort leer, bis sie da ist: Nichts springt. */
(() => {
  "use strict";

  const LONGEST_MS = 3000;
  const waiting = document.documentElement.classList;

  if (!location.search) return;
  waiting.add("waiting");
  setTimeout(() => waiting.remove("waiting"), LONGEST_MS);
})();
