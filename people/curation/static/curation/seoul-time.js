/* Beside a moment typed in Astana's time, the same moment on Seoul's clocks. */
"use strict";

(() => {
  const AHEAD_OF_ASTANA = 4 * 60 * 60 * 1000;

  function showSeoulTime(input) {
    const shown = document.createElement("output");
    shown.className = "seoul-time";
    input.after(shown);
    const show = () => {
      const moment = new Date(`${input.value}:00Z`);
      const isMoment = input.value && !Number.isNaN(moment.valueOf());
      const inSeoul = isMoment && new Date(moment.valueOf() + AHEAD_OF_ASTANA).toISOString();
      shown.textContent = isMoment ? `${input.dataset.seoulTime} ${inSeoul.slice(0, 16).replace("T", " ")}` : "";
    };
    input.addEventListener("input", show);
    show();
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-seoul-time]").forEach(showSeoulTime);
  });
})();
