/* One unit of a translation on the page: its field, what is stored, and the parts that a save may renew. */
"use strict";

(() => {
  const PARTS = ["source", "beside", "state", "notes"];
  const MARKS = { bold: "b", italic: "i" };

  class Row {
    constructor(element) {
      this.element = element;
      this.key = element.dataset.key;
      this.field = element.querySelector("textarea");
      // What was sent and taken, in case the server writes it a little differently.
      this.taken = null;
      element.querySelectorAll("[data-act=copy]").forEach((button) => { button.hidden = false; });
    }

    get text() { return this.field.value; }

    get stored() { return this.field.dataset.stored; }

    get mark() { return this.element.dataset.mark; }

    get token() { return this.element.dataset.token; }

    get isTyped() { return Boolean(this.field) && this.text !== this.stored && this.text !== this.taken; }

    /* Two versions wait for somebody to choose. */
    get isAsked() { return Boolean(this.element.querySelector(".unit-choice")); }

    get isOpen() { return this.element.dataset.show.split(" ").includes("to-do"); }

    get isShown() { return !this.element.hidden; }

    part(name) { return this.element.querySelector(`[data-part="${name}"]`); }

    /* Browsers that do not let a field grow with its text by themselves. */
    fit() {
      if (!this.field || CSS.supports("field-sizing: content")) return;
      this.field.style.height = "auto";
      this.field.style.height = `${this.field.scrollHeight + 2}px`;
    }

    showTyped() { this.element.classList.toggle("unit-typed", this.isTyped); }

    /* Takes over what the server says, but never a character from under the hands of whoever types. */
    renew(fresh, sent) {
      const wasTyped = this.isTyped;
      PARTS.forEach((name) => {
        const part = fresh.part(name);
        if (part) this.part(name)?.replaceChildren(...part.childNodes);
      });
      ["mark", "token", "show"].forEach((name) => { this.element.dataset[name] = fresh.element.dataset[name]; });
      this.element.className = fresh.element.className;
      this.element.querySelector("[name^='token:']").value = fresh.token;
      const { stored, source } = fresh.field.dataset;
      Object.assign(this.field.dataset, { stored, source });
      const isInvalid = fresh.field.getAttribute("aria-invalid") ?? "false";
      this.field.setAttribute("aria-invalid", isInvalid);
      const isTaken = sent !== undefined && this.text === sent && isInvalid === "false";
      if (isTaken) this.taken = sent;
      if (!wasTyped || (isTaken && document.activeElement !== this.field)) this.write(stored);
      this.showTyped();
    }

    /* Through the browser's own editing, so that it can be undone. */
    type(text) {
      this.field.focus();
      if (!document.execCommand("insertText", false, text)) {
        this.field.setRangeText(text, this.field.selectionStart, this.field.selectionEnd, "end");
      }
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }

    write(text) {
      if (this.field.value !== text) this.field.value = text;
      this.fit();
      this.taken = null;
      this.showTyped();
    }

    copySource() {
      this.field.focus();
      this.field.select();
      this.type(this.field.dataset.source);
    }

    wrap(act) {
      if (!this.field.dataset.rich) return;
      const { selectionStart: start, selectionEnd: end } = this.field;
      const mark = MARKS[act];
      this.type(`<${mark}>${this.text.slice(start, end)}</${mark}>`);
      this.field.setSelectionRange(start + mark.length + 2, end + mark.length + 2);
    }

    choose() {
      this.part("notes").querySelector(".unit-refused")?.remove();
      this.field.setAttribute("aria-invalid", "false");
    }

    /* A text from elsewhere, to be taken or left. */
    offer(sentence, text, words, { onUse, onLeave }) {
      const box = document.createElement("div");
      box.className = "unit-kept";
      const shown = document.createElement("p");
      shown.lang = this.field.lang;
      shown.textContent = text;
      const said = document.createElement("div");
      said.textContent = sentence;
      const buttons = document.createElement("p");
      buttons.className = "unit-choice";
      const button = (label, act) => {
        const one = document.createElement("button");
        one.type = "button";
        one.textContent = label;
        one.addEventListener("click", () => { box.remove(); act(); this.field.focus(); });
        return one;
      };
      buttons.append(button(words.use, onUse), button(words.discard, onLeave));
      box.append(said, shown, buttons);
      this.part("notes").before(box);
    }
  }

  window.deskTranslation = { Row };
})();
