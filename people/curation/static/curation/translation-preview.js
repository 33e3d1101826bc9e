/* A preview beside the translation that is shown anew after each save. */
"use strict";

(() => {
  let pane = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-live-preview]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pane = window.open(link.href, "translation-preview");
  });

  document.addEventListener("desk:units-saved", () => {
    if (pane && !pane.closed) pane.location.reload();
  });
})();
