// The board on top of what susi.js fetches: a raps edge on ideas that came while one looks, and the
// next page when the board opens or closes, unless something has been typed.
(() => {
  "use strict";
  const place = document.getElementById("tavlan");
  if (!place) return;
  const form = document.getElementById("ny-ide");
  const keys = () => new Set([...place.querySelectorAll("[data-key]")].map((card) => card.dataset.key));
  const typed = () => form && [...form.querySelectorAll("input[type=text], textarea")].some((field) => field.value.trim());
  let seen = keys();
  new MutationObserver(() => {
    const now = place.querySelector("[data-board-state]");
    if (now && now.dataset.boardState !== place.dataset.board && !typed()) {
      location.assign(location.pathname);
      return;
    }
    place.querySelectorAll("[data-key]").forEach((card) => {
      if (!seen.has(card.dataset.key) && !card.classList.contains("idea--own")) card.classList.add("is-new");
    });
    seen = keys();
  }).observe(place, { childList: true });
})();
