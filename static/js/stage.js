// The projector's own script: asks for the screen again and again and puts in what changed.
//   [data-stage=URL]        the screen; data-stage-etag is the version it shows
//   [data-stage-say=TEXT]   inside it: what is read out when the screen changes
//   [data-stage-lost=TEXT]  shown as a hollow dot while there is no contact; the screen stays
(() => {
  "use strict";
  const place = document.querySelector("[data-stage]");
  if (!place || !window.fetch) return;
  const EVERY = 2000, HIDDEN = 6000, SLOWEST = 15000, PATIENCE = 8000;
  const region = document.getElementById("live-region");
  const lost = document.querySelector("[data-stage-lost]");
  let failures = 0;

  const say = (text) => {
    if (!region || !text) return;
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 50);
  };
  const told = () => { const words = place.querySelector("[data-stage-say]"); return words ? words.dataset.stageSay : ""; };

  const turn = (before) => {
    [...place.querySelectorAll(".weave > g")].forEach((tile, at) => {
      if (before[at] === true && !tile.classList.contains("t-empty")) tile.classList.add("is-turned");
    });
  };
  const swap = (html) => {
    const before = [...place.querySelectorAll(".weave > g")].map((tile) => tile.classList.contains("t-empty"));
    const words = told();
    const focused = place.contains(document.activeElement) && document.activeElement.id;
    place.innerHTML = html;
    const again = focused && document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
    turn(before);
    if (told() !== words) say(told());
  };

  const contact = (has) => {
    failures = has ? 0 : failures + 1;
    if (!lost || lost.hidden === has) return;
    lost.hidden = has;
    if (!has) say(lost.dataset.stageLost);
  };
  const ask = async () => {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), PATIENCE);
    try {
      const headers = { "X-Requested-With": "fetch", "If-None-Match": place.dataset.stageEtag || "" };
      const answer = await fetch(place.dataset.stage, { headers, credentials: "same-origin", cache: "no-store", signal: giveUp.signal });
      const fresh = answer.status === 200 && !answer.redirected;
      if (fresh) {
        const html = await answer.text();
        place.dataset.stageEtag = answer.headers.get("ETag") || "";
        swap(html);
      }
      contact(fresh || answer.status === 304);
    } catch { contact(false); }
    clearTimeout(clock);
  };
  const loop = async () => {
    await ask();
    const calm = document.visibilityState === "visible" ? EVERY : HIDDEN;
    setTimeout(loop, Math.min(calm * (failures + 1), SLOWEST) + Math.random() * 400);
  };
  setTimeout(loop, EVERY);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") ask(); });
})();
