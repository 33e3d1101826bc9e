/* What was typed into a translation and is not on the server yet stays on this computer, and comes back to its place. */
"use strict";

(() => {
  function moment(at, timeZone) {
    const time = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
    return new Intl.DateTimeFormat(document.documentElement.lang || undefined, time).format(at);
  }

  class Drafts {
    constructor(form, rows) {
      this.name = form.dataset.draft;
      this.words = form.dataset;
      this.rows = rows;
      this.isUnkept = false;
    }

    keep() {
      const typed = [...this.rows.values()].filter((row) => row.isTyped);
      if (!typed.length) {
        window.deskDrafts?.forget(this.name);
        return;
      }
      const fields = {};
      typed.forEach((row) => {
        const label = row.field.labels[0].textContent.trim();
        fields[row.key] = { values: [row.text], texts: [row.text], label, lang: row.field.lang };
      });
      this.isUnkept = !window.deskDrafts?.keep(this.name, { at: Date.now(), fields });
    }

    /* Each text beside the field that it was typed into; what has no field any more is handed to `onLost`. */
    offer({ onUse, onLost }) {
      (window.deskDrafts?.offers(this.name) ?? []).forEach(({ name, draft }) => {
        const waiting = new Set(Object.keys(draft?.fields ?? {}));
        const settle = (key) => {
          waiting.delete(key);
          if (!waiting.size) window.deskDrafts.remove(name);
        };
        [...waiting].forEach((key) => {
          const row = this.rows.get(key);
          const [text] = draft.fields[key].values;
          if (!row) onLost(key, text, () => settle(key));
          else if (row.text === text) settle(key);
          else {
            const sentence = this.words.kept.replace("{time}", moment(draft.at, this.words.timeZone));
            const act = { onUse: () => { onUse(row, text); settle(key); }, onLeave: () => settle(key) };
            row.offer(sentence, text, this.words, act);
          }
        });
      });
    }
  }

  window.deskTranslation.Drafts = Drafts;
})();
