/* Keeps what is typed on this computer until it is saved, and offers it back on the next visit. */
"use strict";

(() => {
  const PAUSE = 300;
  const MOST_NAMED = 4;

  function make(tag, text, className) {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function button(text, onClick) {
    const element = make("button", text);
    element.type = "button";
    element.addEventListener("click", onClick);
    return element;
  }

  /* By the clock of the desk, like every other time on its pages. */
  function moment(at, timeZone) {
    const day = new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short" });
    const isToday = day.format(at) === day.format(Date.now());
    const parts = isToday ? {} : { day: "numeric", month: "long" };
    const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone };
    return new Intl.DateTimeFormat(document.documentElement.lang || undefined, { ...parts, ...time }).format(at);
  }

  function named(entries, words) {
    const labels = [...new Set(Object.values(entries).map((entry) => entry.label))];
    const more = words.more.replace("{count}", labels.length - MOST_NAMED);
    return [...labels.slice(0, MOST_NAMED), ...(labels.length > MOST_NAMED ? [more] : [])].join(", ");
  }

  /* Rich text is shown by its words, never as markup. */
  function wordsOf(entry) {
    const text = entry.texts.join(", ");
    if (!/<\w[^>]*>/.test(text)) return text;
    const parsed = new DOMParser().parseFromString(text.replaceAll(/<\/(p|h\d|li|blockquote)>/g, "$&\n"), "text/html");
    return parsed.body.textContent.trim();
  }

  function look(entries) {
    const list = document.createElement("dl");
    Object.values(entries).forEach((entry) => {
      const words = make("dd", wordsOf(entry) || "–");
      if (entry.lang) words.lang = entry.lang;
      list.append(make("dt", entry.label), words);
    });
    return list;
  }

  class Drafts {
    constructor(section, form) {
      this.words = section.dataset;
      this.section = section;
      this.form = form;
      this.opened = window.deskForm.read(form);
      // A page that refused a save holds what was typed before; it differs from what is stored, not from the page.
      this.refused = this.words.refused ? window.deskDrafts.own(this.words.record)?.fields ?? {} : {};
      this.isLeaving = false;
    }

    typed() {
      const changed = window.deskForm.changes(this.form, this.opened);
      const now = window.deskForm.read(this.form);
      Object.keys(this.refused).forEach((key) => { if (now.has(key)) changed[key] = now.get(key); });
      return changed;
    }

    get isChanged() {
      return Object.keys(this.typed()).length > 0;
    }

    keep() {
      window.clearTimeout(this.timer);
      this.timer = undefined;
      const fields = this.typed();
      if (!Object.keys(fields).length) {
        window.deskDrafts.forget(this.words.record);
        return;
      }
      const startedFrom = this.form.elements.started_from?.value ?? "";
      const draft = { at: Date.now(), revision: this.words.revision, startedFrom, fields };
      const isKept = window.deskDrafts.keep(this.words.record, draft);
      this.section.querySelector(".draft-unkept")?.remove();
      if (!isKept) this.tell(make("p", this.words.unkept, "draft-unkept"));
    }

    keepSoon() {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.keep(), PAUSE);
    }

    tell(element) {
      this.section.append(element);
      this.section.hidden = false;
    }

    offer({ name, draft }) {
      const now = window.deskForm.read(this.form);
      const isStored = ([key, entry]) => now.has(key) && window.deskForm.same(entry.values, now.get(key).values);
      if (Object.entries(draft.fields).every(isStored)) {
        window.deskDrafts.remove(name);
        return;
      }
      const box = make("div", "", "draft-offer");
      const found = this.words.found.replace("{time}", moment(draft.at, this.words.timeZone));
      box.append(make("p", found.replace("{fields}", named(draft.fields, this.words))));
      const isStale = draft.revision !== this.words.revision;
      if (isStale) box.append(make("p", this.words.stale));
      const buttons = make("p", "", "draft-buttons");
      buttons.append(
        button(this.words.bring, () => this.bringBack(box, name, draft, isStale)),
        button(this.words.look, (event) => {
          event.target.setAttribute("aria-expanded", "true");
          if (!box.querySelector("dl")) box.append(look(draft.fields));
        }),
        button(this.words.discard, () => { window.deskDrafts.remove(name); box.remove(); }),
      );
      box.append(buttons);
      this.tell(box);
    }

    bringBack(box, name, draft, isStale) {
      const lost = window.deskForm.putBack(this.form, draft.fields);
      // From here on the server compares with what the text was written over.
      if (isStale && draft.startedFrom) this.form.elements.started_from.value = draft.startedFrom;
      this.keep();
      if (lost.length) {
        const labels = named(lost, this.words);
        box.replaceChildren(make("p", this.words.lost.replace("{fields}", labels)), look(lost));
        box.append(button(this.words.discard, () => { window.deskDrafts.remove(name); box.remove(); }));
        return;
      }
      window.deskDrafts.remove(name);
      const done = make("p", this.words.done, "draft-done");
      box.replaceWith(done);
      done.tabIndex = -1;
      done.focus();
    }

    watch() {
      const soon = () => this.keepSoon();
      ["input", "change"].forEach((type) => this.form.addEventListener(type, soon));
      ["formset:added", "formset:removed"].forEach((type) => document.addEventListener(type, soon));
      // Choosers tell of their changes through jQuery alone.
      window.django?.jQuery(this.form).on("change", "select", soon);
      const now = () => { if (this.timer) this.keep(); };
      window.addEventListener("pagehide", now);
      document.addEventListener("visibilitychange", () => { if (document.hidden) now(); });
      this.form.addEventListener("submit", () => { this.keep(); this.isLeaving = true; });
      window.addEventListener("beforeunload", (event) => {
        if (!this.isLeaving && this.isChanged) event.preventDefault();
      });
    }
  }

  function build() {
    const section = document.getElementById("local-drafts");
    const form = window.deskForm.find();
    if (!section || !form) return;
    const drafts = new Drafts(section, form);
    window.deskPage = drafts;
    if (!section.dataset.refused) {
      window.deskDrafts.offers(section.dataset.record).forEach((offered) => drafts.offer(offered));
    }
    drafts.watch();
  }

  /* Editors and choosers set themselves up first. */
  window.addEventListener("load", build);
})();
