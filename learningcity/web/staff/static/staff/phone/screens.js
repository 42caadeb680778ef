// Draws the screens from the page's templates; each function fills one and answers what may be changed in it later.
import { came, conflictsOf, linesOf, visitsOf, refusedOf } from "./roll.js";
import { momentOf, pick, say, spanOf } from "./words.js";

const screen = document.querySelector("[data-screen]");
export const part = (root, name) => root.querySelector(`[data-${name}]`);
export const copy = (name) => document.getElementById(`t-${name}`).content.cloneNode(true);

export function show(drawn, session) {
  for (const link of drawn.querySelectorAll("[data-to]")) {
    link.href = `#/s/${session.uuid}${link.dataset.to ? `/${link.dataset.to}` : ""}`;
  }
  screen.replaceChildren(drawn);
  const heading = screen.querySelector("h1");
  heading.tabIndex = -1;
  return screen;
}

export const fetchedAt = (state) => (state.fetched ? say("fetched", { time: momentOf(state.fetched) }) : "");

function fillSession(root, session) {
  part(root, "title").textContent = pick(session.title);
  const when = part(root, "when");
  if (!when) return;
  when.textContent = spanOf(session.from, session.to) + nthDay(session);
  part(root, "where").textContent = pick(session.venue);
}

function nthDay({ days, on }) {
  const number = days.indexOf(on) + 1;
  return days.length > 1 ? ` · ${say("today", { number, all: days.length })}` : "";
}

export function drawList(state) {
  const drawn = copy("list");
  part(drawn, "fetched").textContent = fetchedAt(state);
  const look = conflictsOf(state.sessions, state.marks).length + visitsOf(state.sessions).length + refusedOf(state.marks).length;
  part(drawn, "look-bar").hidden = !look;
  part(drawn, "look-count").textContent = look;
  part(drawn, "none").hidden = state.sessions.length > 0;
  part(drawn, "items").append(...state.sessions.map((session) => item(session, state.marks)));
  return show(drawn);
}

function item(session, marks) {
  const drawn = copy("item");
  drawn.querySelector("a").href = `#/s/${session.uuid}`;
  fillSession(drawn, session);
  const lines = linesOf(session, marks);
  const off = session.state !== "scheduled";
  part(drawn, "tally").textContent = off ? say("cancelled") : say("came_of", { came: came(lines), all: lines.length });
  return drawn;
}

export function drawRoster(state, session, lines) {
  const drawn = copy("roster");
  fillSession(drawn, session);
  part(drawn, "fetched").textContent = fetchedAt(state);
  const off = part(drawn, "off");
  off.hidden = session.state === "scheduled";
  off.textContent = say("cancelled");
  part(drawn, "lines").append(...lines.map(lineRow));
  const shown = show(drawn, session);
  count(shown, lines);
  return shown;
}

export function count(root, lines) {
  const number = came(lines);
  part(root, "came").textContent = number;
  part(root, "tally").textContent = say("came_of", { came: number, all: lines.length });
  part(root, "part").setAttribute("width", lines.length ? (100 * number) / lines.length : 0);
}

export function lineRow(line) {
  const row = copy("line").firstElementChild;
  row.dataset.line = line.id;
  part(row, "name").textContent = line.name;
  part(row, "code").textContent = line.code;
  part(row, "of").textContent = ` ${line.name}`;
  return fillLine(row, line);
}

export function fillLine(row, line) {
  const button = row.querySelector("button");
  button.classList.toggle("on", line.present === true);
  button.setAttribute("aria-pressed", line.present === true);
  part(row, "word").textContent = line.present ? say("came") : say("mark");
  const note = part(row, "note");
  note.textContent = line.aside ?? (line.sides && !line.unsent ? say("clash") : line.unsent ? say("waiting") : "");
  note.hidden = !note.textContent;
  return row;
}

export function narrow(root, lines, text) {
  const wanted = text.trim().toLocaleLowerCase();
  const plain = wanted.replace(/\s/g, "");
  let shown = 0;
  for (const line of lines) {
    const fits = line.name.toLocaleLowerCase().includes(wanted) || line.code.replace(" ", "").includes(plain);
    rowOf(root, line).hidden = !fits;
    shown += fits;
  }
  part(root, "nobody").hidden = shown > 0;
}

export const rowOf = (root, line) => root.querySelector(`[data-line="${line.id}"]`);

export function drawWith(name, session) {
  const drawn = copy(name);
  part(drawn, "title").textContent = pick(session.title);
  return show(drawn, session);
}
