/* A verb acts on what is stored: asks before text typed into the form is lost. Shows a moment in Seoul's time too. */
"use strict";

(() => {
  const AHEAD_OF_ASTANA = 4 * 60 * 60 * 1000;

  function guard(panels) {
    const form = document.querySelector("#content-main > form");
    let isChanged = false;
    form?.addEventListener("input", () => { isChanged = true; });
    form?.addEventListener("change", () => { isChanged = true; });
    panels.addEventListener("submit", (event) => {
      if (isChanged && !window.confirm(panels.dataset.unsaved)) event.preventDefault();
    });
  }

  function showSeoulTime(panels, input) {
    const shown = document.createElement("output");
    shown.className = "seoul-time";
    input.after(shown);
    input.addEventListener("input", () => {
      const moment = new Date(`${input.value}:00Z`);
      const isMoment = input.value && !Number.isNaN(moment.valueOf());
      const inSeoul = isMoment && new Date(moment.valueOf() + AHEAD_OF_ASTANA).toISOString();
      shown.textContent = isMoment ? `${panels.dataset.seoul} ${inSeoul.slice(0, 16).replace("T", " ")}` : "";
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const panels = document.getElementById("languages");
    if (!panels) return;
    guard(panels);
    panels.querySelectorAll("[data-seoul-time]").forEach((input) => showSeoulTime(panels, input));
  });
})();
