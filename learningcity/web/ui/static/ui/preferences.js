// Keeps the chosen text size and colours the moment they are chosen; without script the form has a button.
const YEAR = 365 * 24 * 60 * 60;
const form = document.querySelector("[data-preferences]");

function keep(name, value) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `lc_${name}=${value}; path=/; max-age=${YEAR}; SameSite=Lax${secure}`;
}

form?.addEventListener("change", ({ target }) => {
  if (target.name !== "text" && target.name !== "theme") return;
  keep(target.name, target.value);
  const root = document.documentElement;
  if (target.value === "device") delete root.dataset.theme;
  else root.dataset[target.name] = target.value;
});

// A menu closes when the reader looks elsewhere.
document.addEventListener("click", ({ target }) => {
  for (const menu of document.querySelectorAll("details.look[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  const menu = document.querySelector("details.look[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
