// What was typed into a form that was not accepted (the sign-in ended, the page was old) comes back when the form is
// open again. It is kept by this tab alone, for one user, an hour at most; never a password, a file or a hidden field.
"use strict";

const TYPED = "typed";
const HOUR = 60 * 60 * 1000;
const KEPT = "input:not([type=hidden], [type=password], [type=file]), textarea, select";

function ownFields(form) {
  return [...form.querySelectorAll(KEPT)].filter((field) => field.name && !field.disabled);
}

function valueOf(field) {
  if (field.type === "checkbox" || field.type === "radio") return field.checked;
  if (field.multiple && field.options) return [...field.selectedOptions].map((option) => option.value);
  return field.value;
}

function keyOf(field) {
  return field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name;
}

function placeOf(form) {
  return new URL(form.getAttribute("action") || "", document.location.href).pathname;
}

function organizationOf(form) {
  return form.querySelector("input[name=organization]")?.value;
}

function keep(form) {
  const values = Object.fromEntries(ownFields(form).map((field) => [keyOf(field), valueOf(field)]));
  const draft = {
    user: document.body.dataset.user,
    organization: organizationOf(form),
    place: placeOf(form),
    at: Date.now(),
    values,
  };
  sessionStorage.setItem(TYPED, JSON.stringify(draft));
}

function read() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(TYPED) || "null");
    return draft && Date.now() - draft.at < HOUR ? draft : null;
  } catch {
    return null;
  }
}

function putBack(form, draft) {
  for (const field of ownFields(form)) {
    const value = draft.values[keyOf(field)];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(valueOf(field))) continue;
    if (typeof value === "boolean") field.checked = value;
    else if (Array.isArray(value)) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value;
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  }
  const notice = document.createElement("div");
  notice.className = "message tone-info";
  notice.setAttribute("role", "status");
  notice.textContent = "Введённое раньше вернулось в форму, но ещё не сохранено. Проверьте и отправьте. Файлы, если они были, выберите снова.";
  form.before(notice);
}

function formOf(draft) {
  const forms = [...document.querySelectorAll("form[method=post]")].filter((form) => ownFields(form).length);
  return forms.find((form) => placeOf(form) === draft.place && organizationOf(form) === draft.organization);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (placeOf(form).endsWith("/logout/")) sessionStorage.removeItem(TYPED);
  if (form.method !== "post" || !form.querySelector("input[name=form_key]")) return;
  if (ownFields(form).length) keep(form);
  else if (!read()?.lost) sessionStorage.removeItem(TYPED);
});

const draft = read();
const user = document.body.dataset.user;
if (!draft || (user && user !== draft.user)) {
  sessionStorage.removeItem(TYPED);
} else if (document.querySelector("[data-not-accepted]")) {
  sessionStorage.setItem(TYPED, JSON.stringify({ ...draft, lost: true }));
} else if (user && !draft.lost) {
  sessionStorage.removeItem(TYPED); // it was accepted
} else if (user && formOf(draft)) {
  putBack(formOf(draft), draft);
  sessionStorage.removeItem(TYPED);
}
