// The page's own sentences, in the language the server rendered it in, and times as they are said.
const ZONE = "Asia/Bangkok";
const sentences = JSON.parse(document.getElementById("phone-words").textContent);
const thai = document.documentElement.lang === "th";

export const say = (name, values = {}) =>
  sentences[name].replace(/%\((\w+)\)s/g, (_all, key) => values[key] ?? "");

export const label = (table, code) => sentences[table][code] ?? code;

export const pick = ([first, second]) => (thai ? first : second);

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", hour12: false });

export function timeOf(moment) {
  const said = clock.format(new Date(moment));
  return thai ? `${said.replace(":", ".")}\u00a0น.` : said;
}

const dayShape = { timeZone: ZONE, day: "numeric", month: "short" };
const days = new Intl.DateTimeFormat(thai ? "th-TH-u-nu-latn" : "en-GB", dayShape);
const sortable = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE });

// The time alone today, with its day otherwise.
export function momentOf(moment) {
  const at = new Date(moment);
  const isToday = sortable.format(at) === sortable.format(new Date());
  return isToday ? timeOf(at) : `${days.format(at)} ${timeOf(at)}`;
}

export const spanOf = (from, to) =>
  thai ? `${timeOf(from).replace("\u00a0น.", "")}–${timeOf(to)}` : `${timeOf(from)}–${timeOf(to)}`;
