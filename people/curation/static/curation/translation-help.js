/* Terms, names and memory for the unit in which somebody works; nothing is put in unless a button asks for it. */
"use strict";

(() => {
  const PAUSE = 200;
  let timer;

  function offerUse(box, row, words) {
    box.querySelectorAll(".offer[data-offer]").forEach((offer) => {
      const button = document.createElement("button");
      const what = document.createElement("span");
      button.type = "button";
      what.className = "visually-hidden";
      what.lang = offer.lang;
      what.textContent = ` ${offer.textContent}`;
      button.append(words.use, what);
      button.addEventListener("click", () => {
        // A remembered translation takes the place of all, a term or a name stands where one was writing.
        row.field.focus();
        if (offer.closest(".help-matches")) row.field.select();
        row.type(offer.dataset.offer);
      });
      offer.after(" ", button);
    });
  }

  async function load(row, form) {
    const address = `${new URL(form.action).pathname}help/${encodeURIComponent(row.key)}/`;
    let answer;
    try {
      answer = await fetch(address, { redirect: "manual" });
    } catch {
      return; /* Without a connection one works without help. */
    }
    if (!answer.ok || !row.element.isConnected) return;
    const box = row.element.querySelector(".unit-help");
    const template = document.createElement("template");
    template.innerHTML = await answer.text();
    box.replaceChildren(template.content);
    offerUse(box, row, form.dataset);
    box.hidden = false;
  }

  document.addEventListener("desk:unit", ({ detail: { row, form } }) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => load(row, form), PAUSE);
  });
})();
