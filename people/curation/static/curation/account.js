// Offers the printer beside the recovery codes; without scripts the browser's own menu prints them.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
