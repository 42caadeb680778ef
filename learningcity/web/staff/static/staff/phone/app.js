// Attendance on a phone: opens from what is kept, marks at once, sends when it can.
import { drawLook } from "./look.js";
import { codeOf, findCode, isCode, linesOf, newMark, plainCode, refusedOf, unsentOf } from "./roll.js";
import { scan } from "../../ui/scan.js";
import { count, drawList, drawRoster, drawWith, fillLine, narrow, part, rowOf } from "./screens.js";
import { openStore } from "./store.js";
import { Link, SignedOut, StepMissing, Trouble, Unreached } from "./sync.js";
import { momentOf, pick, say } from "./words.js";

const SOON_MS = 1500;
const AGAIN_MS = 30_000;
const WHYS = new Map([[Unreached, "offline"], [SignedOut, "sign_in"], [StepMissing, "second_step"], [Trouble, "trouble"]]);
const addresses = JSON.parse(document.getElementById("phone-addresses").textContent);
const bar = document.querySelector("[data-bar]");
const signIn = document.querySelector("[data-sign-in]");
const secondStep = document.querySelector("[data-second-step]");
const store = await openStore(addresses.city);
const link = new Link(store, addresses);
const state = { sessions: [], marks: [], link: "" };
let close = () => {};
let soon;
let running;

async function load() {
  [state.sessions, state.marks] = [await store.sessions(), await store.marks()];
  state.sessions.sort((one, other) => one.from.localeCompare(other.from));
  for (const name of ["account", "fetched", "sent", "error"]) state[name] = await store.fact(name);
}

// -- marking

async function mark(session, line, { present, how }) {
  const made = newMark(session, line, { present, how, account: state.account, error: state.error ?? 0 });
  await store.addMark(made);
  state.marks.push(made);
  drawBar();
  clearTimeout(soon);
  soon = setTimeout(run, SOON_MS);
}

// -- sending

function run() {
  running ??= sendAll().finally(() => (running = undefined));
  return running;
}

async function sendAll() {
  state.link = "sending";
  drawBar();
  try {
    await link.run();
    state.link = "";
  } catch (fault) {
    state.link = [...WHYS].find(([kind]) => fault instanceof kind)?.[1] ?? "trouble";
    if (!WHYS.has(fault.constructor)) throw fault;
  } finally {
    await load();
    drawBar();
    if (!document.activeElement?.closest("form, [data-search]")) draw({ keep: true });
  }
}

function drawBar() {
  const unsent = unsentOf(state.marks);
  const strange = unsent.filter((each) => each.account !== state.account).length;
  const said = [
    unsent.length ? say("unsent", { number: unsent.length }) : say("all_sent"),
    state.sent ? say("last_sent", { time: momentOf(state.sent) }) : say("never_sent"),
  ];
  if (state.link) said.push(say(state.link));
  if (strange) said.push(say("someone_else", { number: strange }));
  const text = said.join(" · ");
  if (bar.textContent !== text) bar.textContent = text;
  signIn.hidden = state.link !== "sign_in";
  secondStep.hidden = state.link !== "second_step";
}

// -- screens

function roster(session) {
  const lines = linesOf(session, state.marks);
  const root = drawRoster(state, session, lines);
  part(root, "lines").addEventListener("click", async ({ target }) => {
    const row = target.closest("button")?.closest("[data-line]");
    if (!row) return;
    const line = linesOf(session, state.marks).find(({ id }) => id === row.dataset.line);
    await mark(session, line, { present: !line.present, how: line.person ? "walk_in" : "list" });
    refresh(root, session);
  });
  part(root, "search").addEventListener("input", ({ target }) => narrow(root, lines, target.value));
}

function refresh(root, session) {
  const lines = linesOf(session, state.marks);
  for (const line of lines) fillLine(rowOf(root, line), line);
  count(root, lines);
}

function scanner(session) {
  const root = drawWith("scan", session);
  const tell = (text) => (part(root, "said").textContent = text);
  const video = part(root, "eye");
  part(root, "open").addEventListener("click", async ({ currentTarget }) => {
    try {
      close = await scan(video, async (text) => tell(await readCode(session, codeOf(text), "code")));
      video.hidden = false;
      currentTarget.hidden = true;
    } catch {
      tell(say("no_camera"));
    }
  });
  part(root, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = event.target.elements.code;
    if (!isCode(field.value)) return tell(say("no_code"));
    tell(await readCode(session, plainCode(field.value)));
    field.value = "";
    field.focus();
  });
}

// Marks whoever has the code as come; answers the sentence that says so.
async function readCode(session, code) {
  if (!isCode(code)) return say("no_code");
  const line = findCode(linesOf(session, state.marks), code);
  if (line?.present) return say("already", { name: line.name });
  await mark(session, line ?? { code }, { present: true, how: "code" });
  if (line) return say("found", { name: line.name });
  const other = state.sessions.find((each) => findCode(each.people, code));
  const name = other && findCode(other.people, code).name;
  return other ? say("elsewhere", { name, title: pick(other.title) }) : say("strange", { code });
}

function walkIn(session) {
  const root = drawWith("new", session);
  const fault = part(root, "fault");
  part(root, "form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    const wrong = !given.name.trim() ? "no_name" : given.birth_year && !/^[\d๐-๙]{4}$/.test(given.birth_year) ? "no_year" : "";
    fault.hidden = !wrong;
    if (wrong) return (fault.textContent = say(wrong));
    const person = { uuid: crypto.randomUUID(), name: given.name.trim(), birth_year: given.birth_year, phone: given.phone.trim(),
      guardian_present: "guardian_present" in given };
    await mark(session, { person }, { present: true, how: "walk_in" });
    location.hash = `#/s/${session.uuid}`;
  });
}

const acts = {
  async choose(session, person, present) {
    const saw = { id: person.id, heads: person.sides.map((side) => side.uuid), ours: [] };
    await mark(session, saw, { present, how: "decided" });
    draw();
  },
  async decide(visit, decision) {
    let said = say("decided");
    try {
      await link.decideVisit(visit, decision);
    } catch (fault) {
      if (fault instanceof Trouble) said = fault.message;
      else said = say(fault instanceof Unreached ? "needs_network" : (WHYS.get(fault.constructor) ?? "trouble"));
    }
    await run();
    draw();
    part(document, "said").textContent = said;
  },
  async drop(uuid) {
    await store.dropMark(uuid);
    await load();
    draw();
  },
};

function draw({ keep = false } = {}) {
  if (keep && /\/(scan|new)$/.test(location.hash)) return;
  close();
  close = () => {};
  const [, , uuid, screen] = location.hash.split("/");
  const session = state.sessions.find((each) => each.uuid === uuid);
  const there = scrollY;
  if (location.hash === "#/look") drawLook(state, acts);
  else if (!session) drawList(state);
  else ({ scan: scanner, new: walkIn }[screen] ?? roster)(session);
  if (keep) scrollTo(0, there);
}

// -- beginning

addEventListener("hashchange", () => {
  draw();
  document.querySelector("[data-screen] h1").focus();
});
addEventListener("online", run);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && run());
document.querySelector("[data-send]").addEventListener("click", run);
setInterval(() => (unsentOf(state.marks).length || refusedOf(state.marks).length) && run(), AGAIN_MS);

await store.forgetOld(Date.now());
await load();
draw();
drawBar();
document.documentElement.dataset.ready = "yes";
navigator.storage?.persist?.();
if ("serviceWorker" in navigator) navigator.serviceWorker.register(addresses.phone_worker, { scope: addresses.phone });
run();
