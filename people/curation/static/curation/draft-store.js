/* Unsaved texts of one person, kept in this browser alone: under the person, the record and the tab they were typed in. */
"use strict";

(() => {
  const PREFIX = "desk-draft";
  const TAB = "desk-tab";
  const SAVED = "desk_saved";
  const DAYS = 14;
  const MOST_DRAFTS = 20;
  const LONGEST = 1_000_000;
  const { user } = document.currentScript.dataset;
  let isSigningOut = false;

  function randomName() {
    return Math.random().toString(36).slice(2, 10);
  }

  /* Lives as long as the tab, through reloads and the page for signing in. */
  function tabName() {
    let name = sessionStorage.getItem(TAB);
    if (!name) {
      name = randomName();
      sessionStorage.setItem(TAB, name);
    }
    return name;
  }

  function key(record, tab) {
    return `${PREFIX}:${user}:${record}:${tab}`;
  }

  function parse(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  /* Every draft of this person, newest first. */
  function all() {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}:${user}:`));
    return names.map((name) => ({ name, draft: parse(name) })).sort((a, b) => (b.draft?.at ?? 0) - (a.draft?.at ?? 0));
  }

  function tidy() {
    const oldest = Date.now() - DAYS * 24 * 60 * 60 * 1000;
    all().forEach(({ name, draft }, index) => {
      if (!draft || draft.at < oldest || index >= MOST_DRAFTS) localStorage.removeItem(name);
    });
  }

  function keep(record, draft) {
    const text = JSON.stringify(draft);
    if (isSigningOut || text.length > LONGEST) return isSigningOut;
    const own = key(record, tabName());
    for (;;) {
      try {
        localStorage.setItem(own, text);
        return true;
      } catch {
        const oldest = all().filter(({ name }) => name !== own).pop();
        if (!oldest) return false;
        localStorage.removeItem(oldest.name);
      }
    }
  }

  /* What was typed before gets a name of its own, so that what is typed from now on does not replace it. */
  function offers(record) {
    const own = key(record, tabName());
    const kept = localStorage.getItem(own);
    if (kept) {
      localStorage.setItem(key(record, randomName()), kept);
      localStorage.removeItem(own);
    }
    return all().filter(({ name }) => name.startsWith(`${PREFIX}:${user}:${record}:`));
  }

  function own(record) {
    return parse(key(record, tabName()));
  }

  function forget(record) {
    localStorage.removeItem(key(record, tabName()));
  }

  /* The answer to a successful save names the record in a cookie. */
  function forgetSaved() {
    const saved = document.cookie.split("; ").find((one) => one.startsWith(`${SAVED}=`));
    if (!saved) return;
    forget(decodeURIComponent(saved.slice(SAVED.length + 1)).replaceAll('"', ""));
    document.cookie = `${SAVED}=; path=${document.querySelector("#site-name a").pathname}; max-age=0`;
  }

  function forgetAll() {
    all().forEach(({ name }) => localStorage.removeItem(name));
  }

  function guarded(action, otherwise) {
    return (...given) => {
      try {
        return action(...given);
      } catch {
        return otherwise; /* Storage may be closed; the desk works without it. */
      }
    };
  }

  window.deskDrafts = {
    keep: guarded(keep, false),
    offers: guarded(offers, []),
    own: guarded(own, null),
    forget: guarded(forget),
    remove: guarded((name) => localStorage.removeItem(name)),
  };

  document.addEventListener("DOMContentLoaded", () => {
    guarded(tidy)();
    guarded(forgetSaved)();
    document.getElementById("logout-form")?.addEventListener("submit", () => { isSigningOut = true; });
    document.addEventListener("input", () => { isSigningOut = false; });
    window.addEventListener("pagehide", () => { if (isSigningOut) guarded(forgetAll)(); });
  });
})();
