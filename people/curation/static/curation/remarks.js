/* Sends remarks and answers without leaving the page, so that nothing typed into the record's form is lost. */
"use strict";

(() => {
  const CONTROLS = "textarea, select, input[type=checkbox]";
  const FEW = 8;

  /* Another answer may be half written while this one is sent. */
  function carryOver(from, to, sent) {
    from.querySelectorAll(CONTROLS).forEach((control) => {
      const twin = control.form !== sent && control.id && to.querySelector(`#${CSS.escape(control.id)}`);
      if (!twin) return;
      if (control.type === "checkbox") twin.checked = control.checked;
      else twin.value = control.value;
    });
    from.querySelectorAll("details[open]").forEach((details) => {
      const twin = to.querySelector(`#${details.id}`);
      if (twin && !details.contains(sent)) twin.open = true;
    });
    if (sent.closest("#settled-threads")) to.querySelector("#settled-threads")?.setAttribute("open", "");
  }

  function tell(section, content) {
    const told = document.createElement("div");
    told.className = "remarks-told";
    told.setAttribute("role", "status");
    section.querySelector(".remarks-told")?.remove();
    section.querySelector("h2").after(told);
    told.append(content);
  }

  function goTo(section, sent, known) {
    const added = [...section.querySelectorAll(".thread")].find((thread) => !known.has(thread.id));
    const same = sent.closest(".thread") && section.querySelector(`#${sent.closest(".thread").id}`);
    const isFolded = same?.closest("details:not([open])");
    const goal = section.querySelector("[aria-invalid]") || added || (isFolded ? null : same) || section.querySelector("h2");
    goal.tabIndex = goal.matches("h2") ? -1 : goal.tabIndex;
    goal.focus();
  }

  function replace(section, page, sent) {
    const fresh = page.querySelector("#remarks");
    const known = new Set([...section.querySelectorAll(".thread")].map((thread) => thread.id));
    carryOver(section, fresh, sent);
    section.replaceWith(fresh);
    prepare(fresh);
    const messages = page.querySelector(".messagelist");
    if (messages) tell(fresh, messages);
    goTo(fresh, sent, known);
  }

  async function send(section, form, button) {
    const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const sent = await fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" });
    const answer = sent.type === "opaqueredirect" ? await fetch(section.dataset.url) : sent;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.querySelector("#remarks")) throw new Error("The answer holds no remarks.");
    return page;
  }

  async function onSubmit(event) {
    const section = event.target.closest("#remarks[data-url]");
    if (!section) return;
    event.preventDefault();
    if (section.ariaBusy === "true") return;
    section.ariaBusy = "true";
    try {
      replace(section, await send(section, event.target, event.submitter), event.target);
    } catch {
      tell(section, section.dataset.unsent);
    }
    section.ariaBusy = "false";
  }

  /* A long list of colleagues can be searched. */
  function offerSearch(section, fieldset) {
    const labels = [...fieldset.querySelectorAll("label")];
    if (labels.length < FEW) return;
    const field = document.createElement("input");
    field.type = "search";
    field.placeholder = section.dataset.filter;
    field.setAttribute("aria-label", section.dataset.filter);
    field.addEventListener("input", () => {
      const wanted = field.value.toLocaleLowerCase();
      labels.forEach((label) => { label.hidden = !label.textContent.toLocaleLowerCase().includes(wanted); });
    });
    fieldset.before(field);
  }

  function prepare(section) {
    section.querySelectorAll(".colleagues fieldset").forEach((fieldset) => offerSearch(section, fieldset));
  }

  function unfold() {
    const goal = location.hash.startsWith("#remark-") && document.getElementById(location.hash.slice(1));
    if (!goal) return;
    const folded = goal.closest("details:not([open])");
    if (folded) folded.open = true;
    goal.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const section = document.getElementById("remarks");
    if (!section) return;
    prepare(section);
    unfold();
    window.addEventListener("hashchange", unfold);
    document.addEventListener("submit", onSubmit);
  });
})();
