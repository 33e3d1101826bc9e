/* What a form of the desk holds, by names that outlive its rows: a row goes by its number in the database, a new one
   by its turn. Reads what differs from the page as it was opened, and puts it back. */
"use strict";

(() => {
  const UNKEPT = new Set(["hidden", "password", "file", "submit", "button", "reset", "image"]);
  const LANGUAGES = { ru: "RU", kk: "ҚАЗ", ko: "한국어", en: "EN" };
  const ROW = /^(.+)-(\d+|__prefix__)-([^-]+)$/;
  const editors = new WeakMap();

  document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => editors.set(textarea, editor));

  function controls(form) {
    return [...form.elements].filter((one) => one.name && !UNKEPT.has(one.type) && !one.name.startsWith("choice-"));
  }

  function counted(form, prefix, what) {
    return Number(form.elements[`${prefix}-${what}_FORMS`]?.value);
  }

  /* "title_ru", "programme#12/title_ru" for a stored row, "programme+0/title_ru" for a new one. */
  function keyOf(form, name) {
    const [, prefix, index, field] = name.match(ROW) ?? [];
    if (!prefix || !form.elements[`${prefix}-TOTAL_FORMS`]) return name;
    if (index === "__prefix__") return null;
    const numInitial = counted(form, prefix, "INITIAL");
    if (Number(index) >= numInitial) return `${prefix}+${Number(index) - numInitial}/${field}`;
    return `${prefix}#${form.elements[`${prefix}-${index}-id`]?.value}/${field}`;
  }

  function valuesOf(control) {
    if (control.type === "checkbox" || control.type === "radio") return control.checked ? [control.value] : [];
    if (control.tagName === "SELECT") return [...control.selectedOptions].map((option) => option.value).filter(Boolean);
    return [control.value];
  }

  function textsOf(control) {
    if (control.tagName === "SELECT") return [...control.selectedOptions].map((option) => option.text);
    if (control.type === "checkbox") return control.checked ? ["✓"] : [];
    return valuesOf(control);
  }

  function labelOf(control) {
    const heading = control.closest(".inline-group")?.querySelector("h2")?.textContent.trim();
    const label = control.labels?.[0]?.textContent.trim().replace(/:$/, "") ?? control.name;
    const language = heading ? "" : LANGUAGES[control.lang];
    return [heading, label, language].filter(Boolean).join(" · ");
  }

  function read(form) {
    const found = new Map();
    controls(form).forEach((control) => {
      const key = keyOf(form, control.name);
      if (key === null) return;
      const entry = found.get(key) ?? { values: [], texts: [], label: labelOf(control), lang: control.lang };
      entry.values.push(...valuesOf(control));
      entry.texts.push(...textsOf(control));
      found.set(key, entry);
    });
    return found;
  }

  /* A new row begins with what its empty form holds. */
  function blankValues(form, key) {
    const [, prefix, field] = key.match(/^(.+)\+\d+\/(.+)$/) ?? [];
    const blank = prefix && controls(form).filter((one) => one.name === `${prefix}-__prefix__-${field}`);
    return blank ? blank.flatMap(valuesOf) : [];
  }

  function same(one, other) {
    return JSON.stringify(one.map((value) => value.replaceAll("\r\n", "\n"))) === JSON.stringify(other);
  }

  function changes(form, opened) {
    const changed = {};
    read(form).forEach((entry, key) => {
      const before = opened.get(key)?.values ?? blankValues(form, key);
      if (!same(entry.values, before)) changed[key] = entry;
    });
    return changed;
  }

  function place(form, key, newRows) {
    const [, prefix, mark, row, field] = key.match(/^(.+)([#+])(\d+)\/(.+)$/) ?? [];
    if (!prefix) return [...controls(form)].filter((one) => one.name === key);
    let index = newRows.get(`${prefix}+${row}`);
    if (mark === "#") {
      const total = counted(form, prefix, "INITIAL");
      index = [...Array(total).keys()].find((number) => form.elements[`${prefix}-${number}-id`]?.value === row);
    } else if (index === undefined) {
      index = counted(form, prefix, "TOTAL");
      document.querySelector(`#${prefix}-group .add-row a`)?.click();
      newRows.set(`${prefix}+${row}`, index);
    }
    return controls(form).filter((one) => one.name === `${prefix}-${index}-${field}`);
  }

  function choose(select, entry) {
    entry.values.forEach((value, number) => {
      if (![...select.options].some((option) => option.value === value)) {
        select.add(new Option(entry.texts[number] ?? value, value));
      }
    });
    [...select.options].forEach((option) => { option.selected = entry.values.includes(option.value); });
  }

  function write(control, entry) {
    const editor = editors.get(control);
    if (control.type === "checkbox" || control.type === "radio") control.checked = entry.values.includes(control.value);
    else if (control.tagName === "SELECT") choose(control, entry);
    else if (editor) editor.commands.setContent(entry.values[0] ?? "", { emitUpdate: true });
    else control.value = entry.values[0] ?? "";
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    if (control.tagName === "SELECT") window.django?.jQuery(control).trigger("change");
  }

  /* Puts entries back; answers with those that have no place any more. */
  function putBack(form, entries) {
    const newRows = new Map();
    return Object.entries(entries).filter(([key, entry]) => {
      const found = place(form, key, newRows);
      found.forEach((control) => write(control, entry));
      return found.length === 0;
    }).map(([, entry]) => entry);
  }

  window.deskForm = {
    changes,
    find: () => document.querySelector("#content-main > form[id$='_form']"),
    putBack,
    read,
    same,
  };
})();
