// Small comforts. Every page works without this file.
"use strict";

// A form that is on its way is not sent a second time (the server would count it once anyway).
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  window.setTimeout(() => delete form.dataset.sent, 5000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A menu closes by Escape and by a click elsewhere.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (menu !== except) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// On a phone the filters are folded until wanted; on a laptop they are always in sight.
const phone = window.matchMedia("(max-width: 767.98px)");
function foldFilters() {
  for (const box of document.querySelectorAll("details.filters-more")) {
    box.open = !phone.matches || box.hasAttribute("data-narrowed");
  }
}
phone.addEventListener("change", foldFilters);
foldFilters();

// One tick for all rows: <input type="checkbox" data-tick-all="name of the ticks">
document.addEventListener("change", (event) => {
  const name = event.target.dataset.tickAll;
  if (!name) return;
  for (const tick of document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]:not(:disabled)`)) {
    tick.checked = event.target.checked;
  }
});
for (const tick of document.querySelectorAll("[data-tick-all]")) tick.hidden = false;

// A button that prints the page: <button type="button" data-print hidden>
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
