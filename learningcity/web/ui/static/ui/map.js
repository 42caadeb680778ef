// Turns a drawn map into one that moves, only when a person asks; the library is not loaded before that.
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function loadStyles(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

// No tile server is needed: the ground is paper, the land and water come from the page's own GeoJSON.
function groundStyle(data) {
  const kind = (name) => ["==", ["get", "kind"], name];
  return {
    version: 8,
    sources: { city: { type: "geojson", data } },
    layers: [
      { id: "paper", type: "background", paint: { "background-color": colour("--wash") } },
      { id: "land", type: "fill", source: "city", filter: kind("area"), paint: { "fill-color": colour("--land") } },
      { id: "border", type: "line", source: "city", filter: kind("area"), paint: { "line-color": colour("--land-line"), "line-width": 1 } },
      { id: "water", type: "line", source: "city", filter: kind("water"), layout: { "line-cap": "round", "line-join": "round" },
        paint: { "line-color": colour("--river"), "line-width": ["coalesce", ["get", "wide"], 4] } },
    ],
  };
}

function boundsOf(features) {
  const points = [];
  const walk = (part) => (typeof part[0] === "number" ? points.push(part) : part.forEach(walk));
  for (const feature of features) if (feature.geometry?.coordinates) walk(feature.geometry.coordinates);
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return [[Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]];
}

function markerOf({ number, label, url }) {
  const marker = document.createElement(url ? "a" : "span");
  marker.className = "mapmark";
  marker.textContent = number ?? "";
  marker.title = label ?? "";
  marker.setAttribute("aria-label", [number, label].filter(Boolean).join(" "));
  if (url) marker.href = url;
  return marker;
}

async function open(figure, button) {
  button.setAttribute("aria-busy", "true");
  loadStyles(figure.dataset.styles);
  const [library, data] = await Promise.all([
    import(figure.dataset.library),
    fetch(figure.dataset.map, { headers: { Accept: "application/geo+json" } }).then((answer) => answer.json()),
  ]);
  library.setWorkerUrl?.(figure.dataset.worker);
  const box = figure.querySelector("[data-map-here]");
  box.hidden = false;
  const map = new library.Map({
    container: box,
    style: groundStyle(data),
    bounds: boundsOf(data.features),
    fitBoundsOptions: { padding: 32 },
    attributionControl: false,
    cooperativeGestures: true,
  });
  map.addControl(new library.NavigationControl({ showCompass: false }));
  for (const feature of data.features) {
    if (feature.geometry?.type !== "Point") continue;
    new library.Marker({ element: markerOf(feature.properties) }).setLngLat(feature.geometry.coordinates).addTo(map);
  }
  map.once("load", () => {
    figure.dataset.mapReady = "true";
  });
  figure.querySelector("svg").setAttribute("hidden", "");
  button.remove();
}

for (const figure of document.querySelectorAll("figure[data-map]")) {
  const button = figure.querySelector("[data-map-open]");
  if (!button) continue;
  button.hidden = false;
  button.addEventListener("click", () => open(figure, button).catch(() => button.removeAttribute("aria-busy")));
}
