// German typography of one line of text: what could be set better, each as an offer. Pure; nothing is changed here.
// Sources: Duden's rules for typesetting, DIN 5008. An offer is {from, to, text, rule}: put `text` for these places.

const FIXED = "\u00a0"; // a blank at which no line ends
const OPENS = /^$|[\s(\[–—/„‚»›\u00a0]/; // before an opening quotation mark
const WORD = /[\p{L}\p{N}]/u;
const UNITS = [
  "km/h", "km²", "km", "m²", "m³", "mm", "cm", "m", "kg", "mg", "g", "t", "ml", "l", "ha", "kWh", "MWh", "GWh", "kW", "MW", "GW",
  "°C", "°", "%", "€", "Euro", "Cent", "Prozent", "Prozentpunkte", "Uhr", "Grad", "Meter", "Kilometer", "Quadratmeter", "Liter",
  "Tonnen", "Kilogramm", "Millionen", "Million", "Milliarden", "Milliarde", "Mio\\.", "Mrd\\.", "Minuten", "Stunden",
].join("|");
const MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember";
const SHORT = ["z.B.", "d.h.", "u.a.", "o.ä.", "i.d.R.", "s.o.", "v.a.", "u.U.", "z.T.", "a.D."]
  .map((each) => each.slice(0, -1).split(".").join("\\. ?")).join("|");

const whole = (text) => (match) => [[match.index, match.index + match[0].length, text]];
// The blank after what the first group holds.
const fixed = (match) => [[match.index + match[1].length, match.index + match[1].length + 1, FIXED]];

// Each rule: its name, what it finds, and which places become what. From 10-12 is a span, 0431-12 and 2026-11-23 are none.
const RULES = [
  ["dash", /(?<= )-{1,2}(?= )|(?<=\p{L})--(?=\p{L})/gu, whole("–")],
  ["dash", /(?<=(?<![-\d./:,])[1-9]\d{0,3})-(?=[1-9]\d{0,3}(?![\d./:-]|[.,]\d))/g, whole("–")],
  ["signs", /(?<=^|[\s(])-(?=\d)/g, whole("−")],
  ["signs", /(?<=\d )x(?= \d)/g, whole("×")],
  ["signs", /(?<!\.)\.{3}(?!\.)/g, whole("…")],
  ["blanks", / {2,}/g, whole(" ")],
  ["blanks", /(?<=[\p{L}\p{N}“‘]) +(?=[,;:!?](?:\s|$))/gu, whole("")],
  ["fixed", new RegExp(`(\\d) (?:${UNITS})(?![\\p{L}\\p{N}])`, "gu"), fixed],
  ["fixed", new RegExp(`((?<!\\d)\\d{1,2}\\.) (?:${MONTHS})(?!\\p{L})`, "gu"), fixed],
  ["fixed", /((?<!\p{L})(?:Dr|Prof|St|Nr|Art|Abs|Bd)\.|§{1,2}) (?=[\p{Lu}\d])/gu, fixed],
  ["fixed", new RegExp(`(?<![\\p{L}.])(?:${SHORT})\\.`, "gu"), withinShort],
];

// After each point but the last.
function withinShort(match) {
  return [...match[0].matchAll(/\.( ?)(?=.)/g)].map(({ index, 1: blank }) => {
    const at = match.index + index + 1;
    return [at, at + blank.length, FIXED];
  });
}

// German guillemets in pairs. Those of French and Swiss texts point the other way and stay, as does one without a partner.
const GUILLEMETS = [
  [/(?<![\p{L}\p{N}])»(?=\S)([^»«]*)(?<=\S)«(?![\p{L}\p{N}])/gu, "„$1“"],
  [/(?<![\p{L}\p{N}])›(?=\S)([^›‹]*)(?<=\S)‹(?![\p{L}\p{N}])/gu, "‚$1‘"],
];

// Double marks open after a blank and close elsewhere; a single mark closes only what one has opened.
function quotes(line) {
  const found = [];
  const read = GUILLEMETS.reduce((text, [pair, marks]) => text.replace(pair, marks), line); // of equal length
  const put = (at, sign) => line[at] !== sign && found.push([at, at + 1, sign]);
  let single = false;
  for (let at = 0; at < read.length; at += 1) {
    const opens = OPENS.test(read[at - 1] ?? "") && /\S/.test(read[at + 1] ?? "");
    if (/["“”]/.test(read[at])) put(at, opens ? "„" : "“");
    else if (read[at] === "„") put(at, "„");
    else if (read[at] === "‚") [single] = [true, put(at, "‚")];
    else if (/['‘’]/.test(read[at])) {
      const within = WORD.test(read[at - 1] ?? "") && WORD.test(read[at + 1] ?? "");
      if (!within && opens && closesLater(read, at)) [single] = [true, put(at, "‚")];
      else if (!within && single) [single] = [false, put(at, "‘")];
      else put(at, "’");
    }
  }
  return found;
}

function closesLater(line, at) {
  return /(?<=[^\s])['’‘](?![\p{L}\p{N}])/u.test(line.slice(at + 1));
}

// All offers for a line in their order; none overlaps another.
export function offers(line) {
  const found = quotes(line).map(([from, to, text]) => ({ from, to, text, rule: "quotes" }));
  for (const [rule, pattern, places] of RULES) {
    for (const match of line.matchAll(pattern)) {
      found.push(...places(match).map(([from, to, text]) => ({ from, to, text, rule })));
    }
  }
  found.sort((one, other) => one.from - other.from || other.to - one.to);
  let end = 0;
  return found.filter(({ from, to }) => from >= end && ((end = to), true));
}

// The line with these offers taken.
export function taken(line, chosen) {
  return chosen.reduceRight((text, { from, to, text: put }) => text.slice(0, from) + put + text.slice(to), line);
}
