// Suggestions under a search field, as a combobox. Without this script the form works as it is.

"use strict";

const WAIT = 150;

for (const field of document.querySelectorAll("input[data-suggestions]")) suggest(field);

function suggest(field) {
  const list = document.createElement("ul");
  let waiting = null;
  let chosen = -1;
  let asked = null;

  list.id = `${field.id}-suggestions`;
  list.className = "search-suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.dataset.label);
  field.parentElement.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    field.setAttribute(name, value);
  }

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const num = list.children.length;
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose((chosen + 1) % num);
    else if (event.key === "ArrowUp") choose(chosen > 0 ? chosen - 1 : num - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  // A press must not take the focus from the field, or the list would close before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });

  async function ask() {
    asked?.abort();
    if (!field.value.trim()) return close();
    asked = new AbortController();
    const address = new URL(field.dataset.suggestions, location.href);
    const day = new URLSearchParams(location.search).get("as_of");
    address.searchParams.set("q", field.value);
    if (day) address.searchParams.set("as_of", day);
    try {
      const answer = await fetch(address, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).suggestions);
    } catch {
      close();
    }
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map(option));
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = !suggestions.length || document.activeElement !== field;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function option(suggestion, place) {
    const item = document.createElement("li");
    const kind = document.createElement("span");
    item.id = `${list.id}-${place}`;
    item.dataset.url = suggestion.url;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    kind.className = "search-suggestion-kind";
    kind.textContent = suggestion.kind;
    item.append(suggestion.title, kind);
    return item;
  }

  function choose(place) {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    list.children[chosen].setAttribute("aria-selected", "true");
    list.children[chosen].scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
  }

  function close() {
    clearTimeout(waiting);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
}
