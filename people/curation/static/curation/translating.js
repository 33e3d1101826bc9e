/* Side by side: saves by itself, shows what others changed, and lets one work by the keyboard alone. */
"use strict";

(() => {
  const PAUSE = 2500;
  const RETRY = 10_000;
  const { Row, Drafts } = window.deskTranslation;

  class Sheet {
    constructor(form) {
      this.form = form;
      this.words = form.dataset;
      this.list = form.querySelector("#units");
      this.rows = new Map();
      this.list.querySelectorAll(".unit").forEach((element) => this.rows.set(element.dataset.key, new Row(element)));
      this.drafts = new Drafts(form, this.rows);
      this.isBusy = false;
      this.isLeaving = false;
    }

    get inOrder() {
      return [...this.list.children].map((element) => this.rows.get(element.dataset.key));
    }

    get typed() { return this.inOrder.filter((row) => row.isTyped); }

    rowOf(element) { return this.rows.get(element?.closest?.(".unit")?.dataset.key); }

    say(sentence, { isAlarm = false } = {}) {
      const line = document.getElementById("translation-said");
      line.textContent = sentence;
      line.classList.toggle("is-alarm", isAlarm);
    }

    /* Typing */

    onInput(row) {
      row.showTyped();
      row.fit();
      if (row.isTyped && !this.isBusy) this.say(this.words.typed);
      window.clearTimeout(this.keeping);
      this.keeping = window.setTimeout(() => this.drafts.keep(), 300);
      this.saveSoon(PAUSE);
    }

    saveSoon(pause) {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.save(), pause);
    }

    /* Saving */

    body(rows, { confirm, isAuto }) {
      const data = new FormData();
      data.set("csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value);
      rows.forEach((row) => {
        data.set(`text:${row.key}`, row.text);
        data.set(`token:${row.key}`, row.token);
      });
      this.rows.forEach((row) => data.set(`mark:${row.key}`, row.mark));
      if (confirm) data.set("confirm", confirm.key);
      if (isAuto) data.set("auto", "yes");
      return data;
    }

    /* Whatever is typed, but for what waits for a choice; then the button that chose another view is pressed. */
    async save({ confirm = null, isAuto = true, isAsking = false, leaving = null } = {}) {
      window.clearTimeout(this.timer);
      if (this.isBusy) {
        this.again = { confirm, isAuto, isAsking, leaving };
        return;
      }
      const rows = this.typed.filter((row) => !row.isAsked);
      if (confirm && !rows.includes(confirm)) rows.push(confirm);
      if (!rows.length && !isAsking) {
        this.leave(leaving);
        return;
      }
      const sent = new Map(rows.map((row) => [row.key, row.text]));
      this.isBusy = true;
      if (rows.length) this.say(this.words.saving);
      try {
        await this.send(this.body(rows, { confirm, isAuto }), sent);
      } catch {
        this.lose();
      }
      this.isBusy = false;
      const { again } = this;
      this.again = null;
      if (again) await this.save({ ...again, leaving: again.leaving ?? leaving });
      else this.leave(leaving);
    }

    leave(button) {
      if (!button) return;
      if (this.typed.some((row) => row.isAsked)) this.say(this.words.choose, { isAlarm: true });
      if (this.typed.length) return;
      this.isLeaving = true;
      this.form.requestSubmit(button);
      this.isLeaving = false;
    }

    async send(body, sent) {
      const headers = { Accept: "application/json" };
      const answer = await fetch(this.form.action, { method: "POST", body, headers, redirect: "manual" });
      if (answer.type === "opaqueredirect") this.refuse(this.words.signedOut);
      else if (!answer.ok) this.refuse(this.words.refused);
      else this.apply(await answer.json(), sent);
    }

    askHelp() {
      document.dispatchEvent(new CustomEvent("desk:unit", { detail: { row: this.current, form: this.form } }));
    }

    lose() {
      this.drafts.keep();
      this.say(this.drafts.isUnkept ? this.words.unkept : this.words.offline, { isAlarm: true });
      this.saveSoon(RETRY);
    }

    refuse(sentence) {
      this.drafts.keep();
      this.say(sentence, { isAlarm: true });
    }

    apply(answer, sent) {
      const fresh = this.read(answer.rows);
      fresh.forEach((row, key) => this.rows.get(key)?.renew(row, sent.get(key)));
      this.arrange(answer.keys, fresh);
      Object.entries(answer.lost).forEach(([key, sentence]) => this.keepLost(key, sent.get(key), () => {}, sentence));
      document.getElementById("translation-progress").innerHTML = answer.progress;
      const presence = document.getElementById("presence");
      if (presence) presence.dataset.revision = answer.revision;
      this.drafts.keep();
      this.filter();
      if (answer.saved.length) document.dispatchEvent(new CustomEvent("desk:units-saved"));
      if (answer.saved.includes(this.current?.key)) this.askHelp();
      if (answer.said) this.say(answer.said, { isAlarm: answer.refused.length > 0 });
      Object.entries(answer.next).forEach(([, goal]) => this.go(this.rows.get(goal)));
    }

    read(rows) {
      const found = new Map();
      Object.entries(rows).forEach(([key, html]) => {
        const template = document.createElement("template");
        template.innerHTML = html;
        found.set(key, new Row(template.content.querySelector(".unit")));
      });
      return found;
    }

    /* New units come, others go; a field that holds typed words stays until they have found another place. */
    arrange(keys, fresh) {
      this.rows.forEach((row, key) => {
        if (keys.includes(key)) return;
        if (row.isTyped) this.keepLost(key, row.text, () => {});
        row.element.remove();
        this.rows.delete(key);
      });
      keys.forEach((key, place) => {
        if (!this.rows.has(key)) this.rows.set(key, fresh.get(key));
        const { element } = this.rows.get(key);
        if (this.list.children[place] !== element) this.list.insertBefore(element, this.list.children[place] ?? null);
      });
    }

    keepLost(key, text, onDiscard, sentence = this.words.lost) {
      if (!text) return;
      const section = document.getElementById("translation-lost");
      const said = document.createElement("p");
      said.textContent = sentence;
      const words = document.createElement("blockquote");
      words.textContent = text;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = this.words.discard;
      button.addEventListener("click", () => {
        onDiscard();
        [said, words, button].forEach((one) => one.remove());
        section.hidden = !section.childElementCount;
      });
      section.append(said, words, button);
      section.hidden = false;
    }

    /* Walking */

    go(row) {
      if (!row) {
        this.say(this.words.done);
        return;
      }
      row.element.hidden = false;
      row.field.focus();
      row.element.scrollIntoView({ block: "nearest" });
    }

    walk(from, step) {
      const rows = this.inOrder.filter((row) => row.isOpen || row === from);
      if (!rows.some((row) => row !== from)) {
        this.go(null);
        return;
      }
      const place = from ? rows.indexOf(from) : step > 0 ? -1 : 0;
      this.go(rows[(place + step + rows.length) % rows.length]);
    }

    filter(show = this.shown) {
      this.shown = show;
      this.inOrder.forEach((row) => {
        const isShown = row.element.dataset.show.split(" ").includes(show) || row.isTyped || row === this.current;
        row.element.hidden = !isShown;
        row.fit();
      });
      document.querySelectorAll("#translation-filters button").forEach((button) => {
        const name = button.dataset.show;
        if (name === show) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        const num = this.inOrder.filter((row) => row.element.dataset.show.split(" ").includes(name)).length;
        button.querySelector(".filter-num").textContent = num;
      });
    }

    /* Acts of buttons and keys */

    act(name, row) {
      if (name === "save") this.save({ isAuto: false });
      else if (name === "next" || name === "previous") this.walk(row, name === "next" ? 1 : -1);
      else if (!row) this.walk(null, 1);
      else if (name === "confirm") this.confirm(row);
      else if (name === "copy") row.copySource();
      else if (name === "bold" || name === "italic") row.wrap(name);
      else if (name === "keep" || name === "take") this.settle(row, name);
    }

    confirm(row) {
      if (row.isAsked) this.say(this.words.choose, { isAlarm: true });
      else this.save({ confirm: row, isAuto: false });
    }

    settle(row, choice) {
      row.choose();
      if (choice === "take") row.write(row.stored);
      row.field.focus();
      this.save({ isAuto: false });
      this.drafts.keep();
    }
  }

  function keyAct(event) {
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (isControl) return { Enter: "confirm", KeyS: "save", KeyB: "bold", KeyI: "italic" }[event.code];
    const isAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    return isAlt ? { ArrowDown: "next", ArrowUp: "previous", KeyC: "copy" }[event.code] : undefined;
  }

  function listen(sheet) {
    const { form } = sheet;
    form.addEventListener("input", (event) => {
      const row = sheet.rowOf(event.target);
      if (row) sheet.onInput(row);
    });
    form.addEventListener("focusin", (event) => {
      const row = sheet.rowOf(event.target);
      if (!row || row === sheet.current) return;
      sheet.current?.element.classList.remove("is-current");
      row.element.classList.add("is-current");
      sheet.current = row;
      sheet.askHelp();
    });
    form.addEventListener("focusout", (event) => {
      if (sheet.rowOf(event.target)?.isTyped) sheet.saveSoon(200);
    });
    form.addEventListener("keydown", (event) => {
      const name = event.isComposing ? undefined : keyAct(event);
      if (!name) return;
      event.preventDefault();
      sheet.act(name, sheet.current);
    });
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-act]");
      if (!button) return;
      event.preventDefault();
      sheet.act(button.dataset.act, sheet.rowOf(button) ?? sheet.current);
    });
    form.addEventListener("submit", (event) => {
      if (sheet.isLeaving) return;
      event.preventDefault();
      sheet.save({ isAuto: false, leaving: event.submitter?.hasAttribute("formaction") ? event.submitter : null });
    });
    document.getElementById("translation-filters").addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      event.preventDefault();
      sheet.filter(button.dataset.show);
    });
    window.addEventListener("resize", () => sheet.rows.forEach((row) => row.fit()));
    window.addEventListener("online", () => sheet.save());
    window.addEventListener("pagehide", () => sheet.drafts.keep());
    window.addEventListener("beforeunload", (event) => {
      if (sheet.typed.length) event.preventDefault();
    });
    // Somebody saved the record elsewhere: the rows that changed show it in place.
    document.addEventListener("desk:saved-elsewhere", (event) => {
      event.preventDefault();
      sheet.save({ isAsking: true });
    });
  }

  function build() {
    const form = document.getElementById("translation");
    if (!form) return;
    const sheet = new Sheet(form);
    const isWriter = Boolean(document.getElementById("translation-tools"));
    if (!isWriter) return;
    form.classList.add("has-script");
    document.getElementById("translation-tools").hidden = false;
    sheet.filter(document.querySelector("#translation-filters [aria-current]").dataset.show);
    listen(sheet);
    sheet.drafts.offer({
      onUse: (row, text) => { row.write(text); sheet.onInput(row); },
      onLost: (key, text, onDiscard) => sheet.keepLost(key, text, onDiscard),
    });
  }

  document.addEventListener("DOMContentLoaded", build);
})();
