// The composer without reloads: forms and menus are fetched, and the page that comes back is put in
// place of the old one. Cards can be dragged to a group. Everything works without this, by reload.
(() => {
  "use strict";
  if (!window.fetch || !window.DOMParser) return;
  const place = () => document.getElementById("komponist");
  if (!place()) return;
  const region = document.getElementById("live-region");
  const say = (text) => { if (region && text) { region.textContent = ""; setTimeout(() => { region.textContent = text; }, 60); } };
  let busy = false;
  let lifted = "";

  const ready = () => {
    place().querySelectorAll("[data-person]").forEach((card) => { card.draggable = true; });
    place().querySelectorAll("[data-needs-script]").forEach((element) => { element.hidden = false; });
  };

  const show = (html, focusIds) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const fresh = page.getElementById("komponist");
    if (!fresh) return false;
    place().replaceWith(document.importNode(fresh, true));
    document.title = page.title;
    ready();
    const asked = place().querySelector("[data-takes-focus]");
    const target = asked || focusIds.map((id) => id && document.getElementById(id)).find(Boolean);
    if (target) { target.focus({ preventScroll: !asked }); if (asked) asked.scrollIntoView({ block: "center" }); }
    const said = place().querySelector(".messages .notice p");
    if (said) say(said.textContent);
    return true;
  };

  const load = async (url, options, focusIds, plainly) => {
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(url, { credentials: "same-origin", ...options });
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      if (!show(await answer.text(), focusIds)) throw new Error("another page");
      const plain = place().dataset.composer;
      if (plain) history.replaceState(null, "", plain);
    } catch {
      plainly();
    } finally {
      busy = false;
    }
  };

  const send = (form, button) => {
    const data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    const person = data.get("place");
    const back = [person && `flytta-${person}`, person && `las-${person}`, button && button.id, "angra"];
    if (button) button.setAttribute("aria-disabled", "true");
    load(form.action, { method: "POST", body: data }, back, () => {
      form.dataset.plain = "1";
      if (button) { button.removeAttribute("aria-disabled"); form.requestSubmit(button); } else form.submit();
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-composer-form]");
    if (!form || form.dataset.plain) return;
    event.preventDefault();
    send(form, event.submitter);
  }, true);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-composer-menu], [data-composer-close]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const menu = document.getElementById("flytta");
    const person = menu && menu.dataset.menuOf;
    const url = link.hasAttribute("data-composer-close") ? place().dataset.composer : link.href;
    load(url, {}, [person && `flytta-${person}`], () => { location.href = link.href; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const close = document.querySelector("#flytta [data-composer-close]");
    if (close) close.click();
  });

  // --- Dragging ---------------------------------------------------------------------------------
  const groupAt = (event) => event.target.closest && event.target.closest("#komponist [data-group]");
  const lower = () => {
    lifted = "";
    place().querySelectorAll(".is-over").forEach((group) => group.classList.remove("is-over"));
    place().querySelectorAll(".group__drop").forEach((drop) => { drop.hidden = true; });
    place().querySelectorAll("[data-person].is-lifted").forEach((card) => card.classList.remove("is-lifted"));
  };
  document.addEventListener("dragstart", (event) => {
    const card = event.target.closest && event.target.closest("[data-person]");
    if (!card) return;
    lifted = card.dataset.person;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", lifted);
    const own = card.closest("[data-group]");
    // After this event: a page that changes under the pointer at once ends the drag in Chromium.
    setTimeout(() => {
      if (!lifted) return;
      card.classList.add("is-lifted");
      place().querySelectorAll("[data-group]").forEach((group) => {
        if (group !== own) group.querySelector(".group__drop").hidden = false;
      });
    }, 0);
  });
  document.addEventListener("dragover", (event) => {
    const group = lifted && groupAt(event);
    if (!group) return;
    event.preventDefault();
    place().querySelectorAll(".is-over").forEach((other) => { if (other !== group) other.classList.remove("is-over"); });
    group.classList.add("is-over");
  });
  document.addEventListener("drop", (event) => {
    const group = lifted && groupAt(event);
    if (!group) return;
    event.preventDefault();
    const form = document.getElementById("dra");
    const person = lifted;
    lower();
    form.elements.place.value = person;
    form.elements.group.value = group.dataset.group;
    send(form, null);
  });
  document.addEventListener("dragend", lower);

  ready();
})();
