// Writing a case: reading time and long sentences as one types, and what is typed kept on the server.
(() => {
  "use strict";
  const form = document.querySelector("[data-case-form]");
  if (!form) return;
  const words = form.dataset;
  const limit = Number(words.limit);
  const kept = form.querySelector("[data-kept]");
  const reading = form.querySelector("[data-reading]");
  const count = (text) => text.split(/\s+/).filter(Boolean).length;
  const counted = [...form.querySelectorAll("[data-hints]")].map((box) => ({ box, area: document.getElementById(box.dataset.hints) }));

  const longOnes = (text) => text
    .split("\n")
    .flatMap((line) => line.replace(/^\s*(?:[-*+>#]+|\d+[.)])\s+/, "").split(/(?<=[.!?])\s+/))
    .filter((part) => count(part) > limit);

  const showHints = ({ box, area }) => {
    const found = longOnes(area.value);
    box.replaceChildren();
    if (!found.length) return;
    const frame = document.createElement("div");
    frame.className = "hints stack stack-s";
    const head = document.createElement("p");
    head.className = "strong";
    head.textContent = found.length === 1 ? words.longOne : words.longMany.replace("{n}", found.length);
    const list = document.createElement("ul");
    found.slice(0, 5).forEach((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence.split(/\s+/).slice(0, 14).join(" ") + " …";
      list.append(item);
    });
    frame.append(head, list);
    box.append(frame);
  };

  const showReading = () => {
    const minutes = Math.max(1, Math.ceil(counted.reduce((sum, { area }) => sum + count(area.value), 0) / 200));
    reading.textContent = minutes === 1 ? words.minute : words.minutes.replace("{n}", minutes);
  };

  let timer = null;
  let sending = false;
  let waiting = false;
  const keep = async () => {
    if (sending) { waiting = true; return; }
    sending = true;
    try {
      const body = new FormData(form);
      const answer = await fetch(words.autosave, { method: "POST", body, credentials: "same-origin" });
      if (answer.ok) {
        kept.textContent = (await answer.json()).kept;
        form.dispatchEvent(new CustomEvent("kept", { detail: new URLSearchParams(body).toString() }));
      }
    } catch {
      // Offline: susi.js says so, and the next key tries again.
    }
    sending = false;
    if (waiting) { waiting = false; keep(); }
  };

  form.addEventListener("input", (event) => {
    const place = counted.find(({ area }) => area === event.target);
    if (place) { showHints(place); showReading(); }
    clearTimeout(timer);
    timer = setTimeout(keep, 2000);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
})();
