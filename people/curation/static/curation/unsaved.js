/* A verb acts on what is stored: asks before text typed into the form is left behind. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panels = document.querySelector("[data-unsaved]");
  const form = document.querySelector("#content-main > form");
  let isTyped = false;

  ["input", "change"].forEach((type) => form?.addEventListener(type, () => { isTyped = true; }));
  panels?.addEventListener("submit", (event) => {
    // Pages that keep drafts know what differs; on others, touching the form is enough.
    const page = window.deskPage ?? { isChanged: isTyped };
    if (!page.isChanged) return;
    if (window.confirm(panels.dataset.unsaved)) page.isLeaving = true;
    else event.preventDefault();
  });
});
