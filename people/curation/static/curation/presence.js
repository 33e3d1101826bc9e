/* Says every twenty seconds that the page is still open, and shows who else has it open and who saved it since. */
"use strict";

(() => {
  const INTERVAL = 20_000;

  function showPeople(list, sentences) {
    const shown = [...list.children].map((item) => item.textContent);
    if (shown.join("\n") === sentences.join("\n")) return;
    list.replaceChildren(...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }));
  }

  function showNews(line, sentence) {
    if (line.textContent === sentence) return;
    line.textContent = sentence;
    line.hidden = !sentence;
  }

  function follow(section) {
    const { url, signedOut } = section.dataset;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    const list = section.querySelector("ul");
    const news = section.querySelector(".presence-news");
    let { seenAt } = section.dataset;

    function body(fields) {
      const data = new FormData();
      data.set("csrfmiddlewaretoken", token);
      Object.entries(fields).forEach(([name, value]) => data.set(name, value));
      return data;
    }

    async function ask() {
      let answer;
      try {
        answer = await fetch(url, { method: "POST", body: body({ revision: section.dataset.revision }), redirect: "manual" });
      } catch {
        document.dispatchEvent(new CustomEvent("desk:offline"));
        return;
      }
      document.dispatchEvent(new CustomEvent("desk:online"));
      if (answer.type === "opaqueredirect") showNews(news, signedOut);
      if (!answer.ok) return;
      const said = await answer.json();
      seenAt = said.seen_at;
      showPeople(list, said.people);
      // A page that takes over by itself what others saved needs no line about it.
      const elsewhere = new CustomEvent("desk:saved-elsewhere", { cancelable: true });
      if (!said.news || document.dispatchEvent(elsewhere)) showNews(news, said.news);
    }

    window.setInterval(ask, INTERVAL);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
    window.addEventListener("pageshow", (event) => { if (event.persisted) ask(); });
    window.addEventListener("pagehide", () => navigator.sendBeacon(url, body({ left: seenAt })));
    ask();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const section = document.getElementById("presence");
    if (section) follow(section);
  });
})();
