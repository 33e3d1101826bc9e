/* A verb acts on what is stored: asks before text typed into the form is lost. */
"use strict";

(() => {
  function guard(panels) {
    const form = document.querySelector("#content-main > form");
    let isChanged = false;
    form?.addEventListener("input", () => { isChanged = true; });
    form?.addEventListener("change", () => { isChanged = true; });
    panels.addEventListener("submit", (event) => {
      if (isChanged && !window.confirm(panels.dataset.unsaved)) event.preventDefault();
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const panels = document.querySelector("[data-unsaved]");
    if (!panels) return;
    guard(panels);
  });
})();
