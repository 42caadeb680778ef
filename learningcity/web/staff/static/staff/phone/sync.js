// Sending what was marked and fetching how it stands. Whatever happens, a mark leaves the phone only when it is taken in.
import { unsentOf } from "./roll.js";

const AT_ONCE = 500;
const PATIENCE_MS = 20_000;

export class SignedOut extends Error {}
export class StepMissing extends Error {}
export class Unreached extends Error {}
export class Trouble extends Error {}

async function ask(address, options = {}) {
  let answer;
  try {
    answer = await fetch(address, { redirect: "manual", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS), ...options });
  } catch (fault) {
    throw new Unreached(fault.message);
  }
  if (answer.status === 403 && (await codeOf(answer)) === "second-factor") throw new StepMissing();
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) throw new SignedOut();
  return answer;
}

async function codeOf(answer) {
  const isProblem = answer.headers.get("Content-Type")?.startsWith("application/problem+json");
  return isProblem ? (await answer.json()).code : "";
}

export class Link {
  constructor(store, addresses) {
    this.store = store;
    this.addresses = addresses;
  }

  // Who is signed in, the token to send with, and by how much this phone's clock is wrong.
  async greet() {
    const said = await this.json(await ask(this.addresses.attendance_sync));
    this.token = said.token;
    await this.store.keepFact("account", said.account);
    await this.store.keepFact("name", said.name);
    await this.store.keepFact("error", Date.parse(said.now) - Date.now());
    return said.account;
  }

  async run() {
    const account = await this.greet();
    await this.send(account);
    await this.fetchRosters();
  }

  async send(account) {
    const own = unsentOf(await this.store.marks()).filter((mark) => mark.account === account);
    if (!own.length) return;
    for (let start = 0; start < own.length; start += AT_ONCE) await this.sendSome(own.slice(start, start + AT_ONCE));
    await this.store.keepFact("sent", Date.now());
  }

  async sendSome(marks) {
    const plain = marks.map(({ account, sent, aside, refused, ...mark }) => mark);
    const body = JSON.stringify({ device: await this.device(), now: new Date().toISOString(), marks: plain });
    const said = await this.json(await ask(this.addresses.attendance_sync, {
      method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
    }));
    await this.store.settle(said, Date.now());
  }

  async fetchRosters() {
    const tag = await this.store.fact("tag");
    const asked = Date.now();
    const answer = await ask(this.addresses.phone_rosters, { headers: tag ? { "If-None-Match": tag } : {} });
    if (answer.status === 304) {
      await this.store.dropTaken(asked);
    } else {
      await this.store.keepRosters((await this.json(answer)).sessions, asked);
      await this.store.keepFact("tag", answer.headers.get("ETag") ?? "");
    }
    await this.store.keepFact("fetched", asked);
  }

  async decideVisit(visit, decision) {
    await this.greet();
    const answer = await ask(this.addresses.visit_decide, {
      method: "POST", body: new URLSearchParams({ visit, decision }),
      headers: { "X-CSRFToken": this.token, Accept: "application/json" },
    });
    if (!answer.ok) throw new Trouble((await answer.json()).detail);
  }

  async device() {
    const known = await this.store.fact("device");
    if (known) return known;
    const made = crypto.randomUUID();
    await this.store.keepFact("device", made);
    return made;
  }

  async json(answer) {
    if (!answer.ok) throw new Trouble(`${answer.status}`);
    return answer.json();
  }
}
