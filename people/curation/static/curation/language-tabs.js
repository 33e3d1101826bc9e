/* Turns the fieldsets of the languages into tabs; without this script they stand one below the other. */
"use strict";

(() => {
  const STORED = "desk-language";

  /* A fieldset may not be a tab panel itself. */
  function panelAround(fieldset, index) {
    const panel = document.createElement("div");
    panel.id = `language-panel-${index}`;
    panel.dataset.language = languageOf(fieldset);
    panel.setAttribute("role", "tabpanel");
    fieldset.before(panel);
    panel.append(fieldset);
    return panel;
  }

  function tabFor(panel, words) {
    const tab = document.createElement("button");
    const heading = panel.querySelector("h2");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.textContent = heading.textContent;
    tab.lang = panel.dataset.language;
    const marks = panel.querySelectorAll(".description > .chip, .description .finding-count");
    marks.forEach((mark) => tab.append(" ", mark.cloneNode(true)));
    if (panel.querySelector(".errorlist")) {
      tab.classList.add("has-errors");
      const mark = document.createElement("span");
      mark.className = "tab-error";
      mark.textContent = ` ${words.dataset.error}`;
      tab.append(mark);
    }
    panel.setAttribute("aria-labelledby", tab.id);
    heading.classList.add("visually-hidden");
    return tab;
  }

  function languageOf(fieldset) {
    return [...fieldset.classList].find((name) => /^language-..$/.test(name)).slice(-2);
  }

  function choose(tabs, panels, chosen, focus) {
    tabs.forEach((tab, index) => {
      const isChosen = index === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      panels[index].hidden = !isChosen;
    });
    if (focus) tabs[chosen].focus();
    try {
      localStorage.setItem(STORED, panels[chosen].dataset.language);
    } catch {
      /* Storage may be closed; the tabs work without it. */
    }
  }

  function remembered() {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  }

  function onKey(event, tabs, panels) {
    const current = tabs.indexOf(event.target);
    const last = tabs.length - 1;
    const goal = {
      ArrowRight: current === last ? 0 : current + 1,
      ArrowLeft: current === 0 ? last : current - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (goal === undefined || current < 0) return;
    event.preventDefault();
    choose(tabs, panels, goal, true);
  }

  function build() {
    const fieldsets = [...document.querySelectorAll("fieldset.language-fields")];
    const words = document.getElementById("language-tabs-words");
    if (fieldsets.length < 2 || !words) return;
    const panels = fieldsets.map(panelAround);
    const list = document.createElement("div");
    list.className = "language-tabs";
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", words.dataset.label);
    const tabs = panels.map((panel) => tabFor(panel, words));
    list.append(...tabs);
    panels[0].before(list);
    tabs.forEach((tab, index) => tab.addEventListener("click", () => choose(tabs, panels, index, false)));
    list.addEventListener("keydown", (event) => onKey(event, tabs, panels));
    const withErrors = panels.findIndex((panel) => panel.querySelector(".errorlist"));
    const stored = panels.findIndex((panel) => panel.dataset.language === remembered());
    choose(tabs, panels, withErrors >= 0 ? withErrors : Math.max(stored, 0), false);
  }

  document.addEventListener("DOMContentLoaded", build);
})();
