// What someone has to look at: marks that contradict each other, people without a seat, what the server refused.
import { conflictsOf, refusedOf, visitsOf } from "./roll.js";
import { copy, part, show } from "./screens.js";
import { label, momentOf, pick, say } from "./words.js";

export function drawLook(state, acts) {
  const drawn = copy("look");
  const items = [
    ...conflictsOf(state.sessions, state.marks).map((each) => clash(each, acts)),
    ...visitsOf(state.sessions).map((each) => visit(each, acts)),
    ...refusedOf(state.marks).map((mark) => refused(mark, state, acts)),
  ];
  part(drawn, "items").append(...items);
  part(drawn, "none").hidden = items.length > 0;
  return show(drawn);
}

function start(template, name, session) {
  const row = copy(template).firstElementChild;
  part(row, "name").textContent = name;
  part(row, "title").textContent = session ? pick(session.title) : "";
  for (const of of row.querySelectorAll("[data-of]")) of.textContent = ` ${name}`;
  return row;
}

function clash({ session, person }, acts) {
  const row = start("clash", person.name, session);
  part(row, "sides").append(...person.sides.map(side));
  for (const button of row.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => acts.choose(session, person, button.dataset.choose === "yes"));
  }
  return row;
}

function side({ by, present, at, how }) {
  const said = document.createElement("li");
  const what = `${say(present ? "present" : "absent")} (${label("how", how)})`;
  said.textContent = say("side", { name: by || "–", what, time: momentOf(at) });
  return said;
}

function visit({ session, visit: found }, acts) {
  const row = start("visit", found.name || found.code, session);
  part(row, "why").textContent = `${label("why", found.why)} · ${momentOf(found.at)}`;
  for (const button of row.querySelectorAll("[data-decide]")) {
    button.addEventListener("click", () => acts.decide(found.uuid, button.dataset.decide));
  }
  return row;
}

function refused(mark, state, acts) {
  const session = state.sessions.find(({ uuid }) => uuid === mark.session);
  const known = session?.people.find(({ id }) => id === mark.enrolment);
  const row = start("refused", mark.person?.name ?? known?.name ?? mark.code ?? "–", session);
  part(row, "why").textContent = mark.refused;
  part(row, "drop").addEventListener("click", () => acts.drop(mark.uuid));
  return row;
}
