/* A verb acts on what is stored: asks before text typed into the form is left behind. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panels = document.querySelector("[data-unsaved]");
  panels?.addEventListener("submit", (event) => {
    if (!window.deskPage?.isChanged) return;
    if (window.confirm(panels.dataset.unsaved)) window.deskPage.isLeaving = true;
    else event.preventDefault();
  });
});
