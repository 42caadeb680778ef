// Keeps what is being typed in forms marked `data-draft="key"`, on this device only; never a password or a file.
const PREFIX = "lc-draft:";
const WAIT = 800;
const KEEP_DAYS = 14;
const LEFT_OUT = new Set(["password", "file", "hidden", "submit", "button"]);

const fieldsOf = (form) =>
  [...form.elements].filter((field) => field.name && !LEFT_OUT.has(field.type) && !("draftSkip" in field.dataset));

function valuesOf(form) {
  const values = {};
  for (const field of fieldsOf(form)) {
    const choice = field.type === "checkbox" || field.type === "radio";
    (values[field.name] ??= []).push(choice ? (field.checked ? field.value : null) : field.value);
  }
  return values;
}

function fill(form, values) {
  const turn = {};
  for (const field of fieldsOf(form)) {
    const at = (turn[field.name] = (turn[field.name] ?? -1) + 1);
    const kept = values[field.name]?.[at];
    if (kept === undefined) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept !== null;
    else field.value = kept;
  }
}

function clockNow() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return document.documentElement.lang === "th"
    ? `${two(now.getHours())}.${two(now.getMinutes())}\u00a0น.`
    : `${two(now.getHours())}:${two(now.getMinutes())}`;
}

function say(form) {
  const note = form.querySelector("[data-draft-note]");
  if (!note) return;
  note.hidden = false;
  note.textContent = `${note.dataset.says} ${clockNow()}`;
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Date.now() - kept.at < KEEP_DAYS * 864e5 ? kept.values : null;
  } catch {
    return null;
  }
}

function follow(form) {
  const key = PREFIX + form.dataset.draft;
  // A form that came back refused is already filled with what was sent: that is newer than the draft.
  const refused = form.querySelector("[aria-invalid='true'], .errsum");
  const kept = read(key);
  if (kept && !refused) {
    fill(form, kept);
    say(form);
  }
  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: valuesOf(form) }));
        say(form);
      } catch {
        // Storage is full or switched off: nothing is promised, so nothing is said.
      }
    }, WAIT);
  });
  form.addEventListener("reset", () => localStorage.removeItem(key));
  form.addEventListener("submit", () => clearTimeout(timer));
}

for (const form of document.querySelectorAll("form[data-draft]")) follow(form);
// The page shown after a form was accepted names the drafts that are done with.
for (const done of document.querySelectorAll("[data-draft-done]")) localStorage.removeItem(PREFIX + done.dataset.draftDone);
