// Asks the device where it is, only when the reader says so; without script a neighbourhood is chosen instead.
function choose(select, value, label) {
  const option = [...select.options].find((each) => each.value === value) ?? new Option(label, value);
  if (!option.parentNode) select.append(option);
  select.value = value;
}

for (const box of document.querySelectorAll("[data-near-me]")) {
  const button = box.querySelector("[data-near-button]");
  const said = box.querySelector("[data-near-said]");
  if (!button || !navigator.geolocation) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    button.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        choose(box.querySelector("select"), `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`, button.dataset.here);
        button.form.requestSubmit();
      },
      () => {
        button.removeAttribute("aria-busy");
        said.textContent = button.dataset.refused;
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}

for (const link of document.querySelectorAll("[data-near-link]")) {
  if (!navigator.geolocation) continue;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const url = new URL(link.href);
        url.searchParams.set("near", `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`);
        window.location.assign(url);
      },
      () => window.location.assign(link.href),
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}
