/* A link from a field to its finding opens what the finding is folded into. */
"use strict";

(() => {
  function unfold() {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!goal?.closest(".house-check")) return;
    goal.closest(".house-check").open = true;
    goal.scrollIntoView({ block: "center" });
    const waiver = goal.querySelector("details.waiver");
    if (!waiver) return;
    waiver.open = true;
    waiver.querySelector("textarea").focus({ preventScroll: true });
  }

  document.addEventListener("DOMContentLoaded", unfold);
  window.addEventListener("hashchange", unfold);
})();
