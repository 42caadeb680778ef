// What the phone holds: rosters of the day, marks not taken in yet, and a few facts. IndexedDB, this city only.
import { openDB } from "../../vendor/idb/idb.js";

const KEEP_ROSTERS_MS = 2 * 864e5;
const KEEP_MARKS_MS = 30 * 864e5;

export async function openStore(city) {
  const db = await openDB(`attendance-${city}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("sessions", { keyPath: "uuid" });
      fresh.createObjectStore("marks", { keyPath: "uuid" });
      fresh.createObjectStore("facts");
    },
  });
  return new Store(db);
}

class Store {
  constructor(db) {
    this.db = db;
  }

  fact(name) {
    return this.db.get("facts", name);
  }

  keepFact(name, value) {
    return this.db.put("facts", value, name);
  }

  sessions() {
    return this.db.getAll("sessions");
  }

  marks() {
    return this.db.getAll("marks");
  }

  addMark(mark) {
    return this.db.add("marks", mark);
  }

  dropMark(uuid) {
    return this.db.delete("marks", uuid);
  }

  // The rosters as the server has them now; they contain what was taken in before `asked`, so that goes.
  async keepRosters(sessions, asked) {
    const change = this.db.transaction(["sessions", "marks"], "readwrite");
    await change.objectStore("sessions").clear();
    for (const session of sessions) change.objectStore("sessions").put(session);
    await dropTaken(change.objectStore("marks"), asked);
    await change.done;
  }

  async dropTaken(asked) {
    const change = this.db.transaction("marks", "readwrite");
    await dropTaken(change.store, asked);
    await change.done;
  }

  // What the server said about a batch: taken in, taken in without counting, or refused with a sentence.
  async settle({ kept, not_counted: notCounted, refused }, now) {
    const change = this.db.transaction("marks", "readwrite");
    const known = async (uuid, news) => {
      const mark = await change.store.get(uuid);
      if (mark) await change.store.put({ ...mark, ...news });
    };
    for (const uuid of kept) await known(uuid, { sent: now, aside: notCounted[uuid] });
    for (const [uuid, sentence] of Object.entries(refused)) await known(uuid, { refused: sentence });
    await change.done;
  }

  // Names do not stay on a phone that nobody uses; marks that could not be sent stay longer.
  async forgetOld(now) {
    const fetched = (await this.fact("fetched")) ?? 0;
    if (now - fetched > KEEP_ROSTERS_MS) {
      await this.db.clear("sessions");
      await this.keepFact("tag", "");
    }
    for (const mark of await this.marks()) {
      if (now - Date.parse(mark.at) > KEEP_MARKS_MS) await this.dropMark(mark.uuid);
    }
  }
}

async function dropTaken(marks, asked) {
  for (const mark of await marks.getAll()) {
    if (mark.sent && mark.sent <= asked) await marks.delete(mark.uuid);
  }
}
