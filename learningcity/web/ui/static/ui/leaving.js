// Before signing out wipes this device: says so once when attendance that was not sent is still on it.
const PREFIX = "attendance-";

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function unsentIn(name) {
  const db = await asked(indexedDB.open(name));
  const marks = db.objectStoreNames.contains("marks") ? await asked(db.transaction("marks").objectStore("marks").getAll()) : [];
  db.close();
  return marks.filter((mark) => !mark.sent).length;
}

async function unsent() {
  const known = (await indexedDB.databases?.()) ?? [];
  const counts = await Promise.all(known.map(({ name }) => name).filter((name) => name.startsWith(PREFIX)).map(unsentIn));
  return counts.reduce((sum, count) => sum + count, 0);
}

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.warned) return;
    event.preventDefault();
    form.dataset.warned = "yes";
    if (!(await unsent())) return form.submit();
    const said = document.createElement("p");
    said.className = "err";
    said.role = "alert";
    said.textContent = form.dataset.signOut;
    form.append(said);
  });
}
