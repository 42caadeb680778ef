// Keeps the attendance page and its files on the phone; names of learners are never kept here.
const { shell, files, version } = {{ facts|safe }};
const CACHE = `attendance-${shell}-${version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  const fresh = [...files, shell].map((address) => new Request(address, { cache: "reload", redirect: "error" }));
  await cache.addAll(fresh);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`attendance-${shell}-`) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (event.request.mode === "navigate" && address.pathname === shell) event.respondWith(page(event, address));
  else if (files.includes(address.pathname)) event.respondWith(file(event.request, address.pathname));
});

// The kept page at once, and the network's for the next time; a language asked for by a link comes from the network.
async function page(event, address) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(shell);
  const fresh = renew(event.request, cache);
  event.waitUntil(fresh.catch(() => undefined));
  if (kept && !address.search) return kept;
  return fresh.catch(() => kept ?? Response.error());
}

async function renew(request, cache) {
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) await cache.put(shell, answer.clone());
  return answer;
}

async function file(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
