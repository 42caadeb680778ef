// What the rosters and the phone's own marks come to. No page, no network, no storage.
const THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";
const CODE = /^([ก-ฮ]{2,6})[\s\-–]*(\d{4})$/;

export const plainCode = (text) =>
  text.trim().replace(/[๐-๙]/g, (digit) => THAI_DIGITS.indexOf(digit)).replace(CODE, "$1 $2");

export const isCode = (text) => CODE.test(plainCode(text));

// A ticket's square code is the address of its slip; the code is its last part.
export const codeOf = (scanned) => plainCode(decodeURIComponent(scanned.trim().split("/").pop() ?? ""));

const about = (mark) => mark.enrolment ?? mark.person?.uuid ?? mark.code;

// The lines of a session: those expected, and those noted down here, each as it stands with our own marks.
export function linesOf(session, marks) {
  const own = new Map();
  for (const mark of marks) {
    if (mark.session !== session.uuid || mark.refused) continue;
    own.set(about(mark), [...(own.get(about(mark)) ?? []), mark]);
  }
  const expected = session.people.map((person) => lineOf(person, own.get(person.id) ?? []));
  const newcomers = [...own.values()].filter(([first]) => first.person).map((ours) => newcomerOf(ours));
  return [...expected, ...newcomers.filter((line) => line.present)];
}

const latest = (ours) => ours.reduce((last, mark) => (mark.at >= last.at ? mark : last));

function lineOf(person, ours) {
  const line = { ...person, ours, present: person.present ?? null, heads: person.heads ?? [] };
  if (!ours.length) return line;
  return { ...line, present: latest(ours).present, unsent: ours.some((mark) => !mark.sent) };
}

function newcomerOf(ours) {
  const { person } = ours[0];
  const last = latest(ours);
  return { id: person.uuid, name: person.name, code: "", person, ours, heads: [], present: last.present,
    unsent: ours.some((mark) => !mark.sent), aside: last.aside };
}

export const came = (lines) => lines.filter((line) => line.present).length;

// The day a roster is for: today where the session is held today, by the phone's clock put right.
export function dayOf(session, now) {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Bangkok" }).format(now);
  return session.days.includes(today) ? today : session.on;
}

// `error` is by how much the clock is behind: the time is kept as the clock says it, the day is put right.
export function newMark(session, line, { present, how, account, error }) {
  const at = Date.now();
  const whom = line.person ? { person: line.person } : line.id ? { enrolment: line.id } : { code: line.code };
  const seen = [...(line.heads ?? []), ...(line.ours ?? []).map((mark) => mark.uuid)];
  return { uuid: crypto.randomUUID(), session: session.uuid, on: dayOf(session, new Date(at + error)), present, how,
    at: new Date(at).toISOString(), saw: seen.slice(-50), account, ...whom };
}

export const findCode = (lines, code) => lines.find((line) => line.code === code);

export const conflictsOf = (sessions, marks) =>
  sessions.flatMap((session) =>
    session.people
      .filter((person) => person.sides && !marks.some((mark) => mark.enrolment === person.id && mark.how === "decided"))
      .map((person) => ({ session, person })));

export const visitsOf = (sessions) =>
  sessions.flatMap((session) => session.visits.map((visit) => ({ session, visit })));

export const unsentOf = (marks) => marks.filter((mark) => !mark.sent && !mark.refused);

export const refusedOf = (marks) => marks.filter((mark) => mark.refused);
