// SUSI's one script: small helps on top of pages that work without it. No framework.
//   [data-takes-focus]              gets focus when the page opens (the error summary)
//   form[method=post]               is sent once; the button says so after a second
//   form[data-keep]                 warns before typed text is lost, unless an event "kept" said it is safe
//   [data-live=URL]                 is fetched again every data-live-every seconds (default 3)
//   [data-copy=TEXT]                copies the text
//   button[data-print]              prints the page
//   [data-timer=ISO-TIME]           counts down to a moment
(() => {
  "use strict";
  const words = document.body.dataset;
  const region = document.getElementById("live-region");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const say = (text) => { if (region && text) { region.textContent = ""; setTimeout(() => { region.textContent = text; }, 50); } };

  const focused = document.querySelector("[data-takes-focus]");
  if (focused) focused.focus();

  // --- A line at the foot of the window while there is no network -----------------------------
  let bar = null;
  const offline = () => {
    if (bar || !words.offline) return;
    bar = document.createElement("p");
    bar.className = "offline";
    bar.setAttribute("role", "alert");
    bar.textContent = words.offline;
    document.body.append(bar);
  };
  const online = () => {
    if (!bar) return;
    bar.remove();
    bar = null;
    say(words.online);
  };
  addEventListener("offline", offline);
  addEventListener("online", online);
  if (navigator.onLine === false) offline();

  // --- A form is sent once ---------------------------------------------------------------------
  const release = (form) => {
    delete form.dataset.sent;
    all("button[aria-disabled][data-text]", form).forEach((button) => {
      button.removeAttribute("aria-disabled");
      button.innerHTML = button.dataset.text;
      delete button.dataset.text;
    });
  };
  const hold = (form, button) => {
    button.setAttribute("aria-disabled", "true");
    button.dataset.text = button.innerHTML;
    const tell = (text) => { if (form.dataset.sent && text) { button.textContent = text; say(text); } };
    setTimeout(() => tell(form.dataset.saving || words.saving), 1000);
    setTimeout(() => tell(words.slow), 8000);
    setTimeout(() => release(form), 20000);
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
    const button = event.submitter || form.querySelector("button:not([type=button])");
    if (button && button.tagName === "BUTTON") setTimeout(() => hold(form, button), 0);
  });
  addEventListener("pageshow", (event) => { if (event.persisted) all("form[data-sent]").forEach(release); });

  // --- Typed text is not lost ------------------------------------------------------------------
  const state = (form) => new URLSearchParams(new FormData(form)).toString();
  all("form[data-keep]").forEach((form) => {
    let first = state(form);
    form.addEventListener("kept", (event) => { first = event.detail; });
    addEventListener("beforeunload", (event) => {
      if (!form.dataset.sent && state(form) !== first) event.preventDefault();
    });
  });

  // --- What changes while one looks ------------------------------------------------------------
  const swap = (place, html) => {
    const active = document.activeElement;
    if (place.contains(active) && active.matches("input, textarea, select")) return false;
    const id = place.contains(active) && active.id;
    place.innerHTML = html;
    if (id) { const again = document.getElementById(id); if (again) again.focus({ preventScroll: true }); }
    timers(place);
    return true;
  };
  const refresh = async (place) => {
    if (document.visibilityState !== "visible" || place.dataset.paused) return;
    const headers = { "X-Requested-With": "fetch" };
    if (place.dataset.etag) headers["If-None-Match"] = place.dataset.etag;
    try {
      const answer = await fetch(place.dataset.live, { headers, credentials: "same-origin", cache: "no-store" });
      online();
      if (answer.status !== 200) return;
      if (answer.redirected) { location.reload(); return; }
      if (!swap(place, await answer.text())) return;
      place.dataset.etag = answer.headers.get("ETag") || "";
      const news = place.querySelector("[data-live-say]");
      const text = news ? news.dataset.liveSay : place.dataset.liveSay;
      if (text && text !== place.dataset.said) { place.dataset.said = text; say(text); }
    } catch (error) {
      if (error instanceof TypeError) offline();
    }
  };
  all("[data-live]").forEach((place) => {
    const every = Math.max(1, Number(place.dataset.liveEvery) || 3) * 1000;
    const loop = async () => { await refresh(place); setTimeout(loop, every); };
    setTimeout(loop, every);
    document.addEventListener("visibilitychange", () => refresh(place));
  });
  all("button[data-pause]").forEach((button) => button.addEventListener("click", () => {
    const place = document.getElementById(button.dataset.pause);
    const paused = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(paused));
    if (paused) place.dataset.paused = "1"; else { delete place.dataset.paused; refresh(place); }
  }));

  // --- Time that is left; it never goes below nought and never ends anything ---------------------
  const tick = (clock) => {
    const left = Math.max(0, Math.round((Date.parse(clock.dataset.timer) - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };
  const timers = (root) => all("[data-timer]", root).forEach(tick);
  timers(document);
  setInterval(() => timers(document), 1000);

  // --- Copy, print --------------------------------------------------------------------------------
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy], [data-print], [aria-disabled=true]");
    if (!button) return;
    if (button.getAttribute("aria-disabled") === "true") event.preventDefault();
    else if ("print" in button.dataset) print();
    else if ("copy" in button.dataset) {
      try { await navigator.clipboard.writeText(button.dataset.copy); say(words.copied); const old = button.innerHTML; button.textContent = words.copied; setTimeout(() => { button.innerHTML = old; }, 2000); } catch { say(button.dataset.copy); }
    }
  });
  all("[data-needs-script]").forEach((element) => { element.hidden = false; });
})();
