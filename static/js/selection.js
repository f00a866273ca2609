// Choosing without a reload: the list's form is sent in the background, and the parts of the page
// that the answer draws differently are put in place of the old ones. Fields keep what is typed.
(() => {
  "use strict";
  const form = document.querySelector("form[data-marks]");
  if (!form || !window.fetch || !window.DOMParser) return;
  const region = document.getElementById("live-region");

  const replace = (page) => {
    const focused = document.activeElement && document.activeElement.id;
    page.querySelectorAll("[data-part]").forEach((part) => {
      const old = document.getElementById(part.id);
      if (old && old.outerHTML !== part.outerHTML) old.replaceWith(document.importNode(part, true));
    });
    const again = focused && document.getElementById(focused);
    if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  };

  const tell = (page) => {
    const refusal = document.querySelector("#urval-nekat .notice");
    if (refusal) { refusal.focus(); refusal.scrollIntoView({ block: "nearest" }); return; }
    const said = page.querySelector(".messages .notice p");
    if (said && region) region.textContent = said.textContent;
  };

  const send = async (button) => {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    if (button) button.setAttribute("aria-disabled", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, credentials: "same-origin" });
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!page.querySelector("form[data-marks]")) throw new Error("another page");
      replace(page);
      tell(page);
    } catch {
      form.dataset.plain = "1";
      if (button) { button.removeAttribute("aria-disabled"); form.requestSubmit(button); } else form.submit();
    } finally {
      if (button) button.removeAttribute("aria-disabled");
      delete form.dataset.busy;
    }
  };

  form.addEventListener("submit", (event) => {
    if (form.dataset.plain) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    send(event.submitter);
  });
})();
