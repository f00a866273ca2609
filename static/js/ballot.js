// Counts the marks on the ballot and closes the rest when none is left; the server checks again.
(() => {
  "use strict";
  const form = document.getElementById("rost");
  const count = document.querySelector("[data-count]");
  if (!form || !count) return;
  const limit = Number(form.dataset.limit);
  const boxes = [...form.querySelectorAll("input[name=mark]")];
  const region = document.getElementById("live-region");
  const update = (event) => {
    const left = limit - boxes.filter((box) => box.checked).length;
    boxes.forEach((box) => { box.disabled = left <= 0 && !box.checked; });
    const words = left <= 0 ? count.dataset.none : left === 1 ? count.dataset.one : count.dataset.many;
    count.textContent = words.replace("{n}", left);
    if (event && region) region.textContent = count.textContent;
  };
  form.addEventListener("change", update);
  addEventListener("pageshow", () => update());
  update();
})();
