/* Leads to the two versions; whoever goes on writing in a field of the form has chosen their own version of it. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const conflict = document.querySelector(".conflict");
  const form = conflict?.closest("form");
  if (!form) return;

  /* Companions of a date share its choice; rows go by their number in the database. */
  function keys(name) {
    const [, prefix, index, field] = name.match(/^(.+)-(\d+)-([^-]+)$/) ?? [];
    const start = prefix ? `${prefix}-${form.elements[`${prefix}-${index}-id`]?.value}-` : "";
    const own = field ?? name;
    return [own, own.replace(/_(basis|reason|ppoi)$/, "")].map((one) => `choice-${start}${one}`);
  }

  function onEdit({ target }) {
    if (!target.name || conflict.contains(target)) return;
    keys(target.name).forEach((name) => {
      const mine = conflict.querySelector(`input[name="${CSS.escape(name)}"][value="mine"]`);
      if (mine) mine.checked = true;
    });
  }

  /* Much may stand above the two versions. */
  const refusal = form.querySelector(".errornote");
  if (refusal) {
    refusal.tabIndex = -1;
    refusal.focus();
  }

  form.addEventListener("input", onEdit);
  form.addEventListener("change", onEdit);
});
