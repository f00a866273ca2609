// Quotas are looked at while they are typed: what they would give is fetched from the same address
// and the parts of the page that it draws differently are put in place. Nothing is saved by it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-quotas]");
  if (!form || !window.fetch || !window.DOMParser) return;
  const region = document.getElementById("live-region");
  const look = form.querySelector("[data-look]");
  const place = form.dataset.quotas || form.action;
  const PARTS = form.dataset.quotas ? "[id^=andrad-][data-part], [id^=summa-][data-part]" : "[data-part]";
  const PAUSE = 350;
  let timer = 0;
  let asked = 0;
  if (look) look.hidden = true;

  const address = () => {
    const query = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (/^(min|max)_/.test(name)) query.append(name, value); });
    return `${place}?${query}`;
  };

  const fetchIt = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(address(), { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } });
      if (answer.redirected || (!answer.ok && answer.status !== 422) || mine !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      page.querySelectorAll(PARTS).forEach((part) => {
        const old = document.getElementById(part.id);
        if (old && old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
      });
      const said = document.querySelector("#lage h2");
      if (region && said && region.textContent !== said.textContent) region.textContent = said.textContent;
    } catch {
      // The buttons still save and check.
    }
  };

  form.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(fetchIt, PAUSE);
  });
})();
