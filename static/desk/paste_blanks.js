// White space of pasted text: what layout put there goes, a blank at which no line may end stays.

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc]/g;
const BLANKS = /[ \t\r\f\v\u00a0\n]+/g;
const FIXED = "\u00a0";
// 3 km, § 5, 3. Oktober, z. B., Dr. Wolf; what desk/typography.js offers is among them.
const BEFORE_FIXED = /(?:\d|§|(?<!\d)\d{1,2}\.|(?<!\p{L})(?:\p{L}|Dr|Prof|St|Nr|Art|Abs|Bd)\.)$/u;
const AFTER_FIXED = /^[\p{L}\p{N}%‰€$£°]/u;

export function withoutInvisible(text) {
  return text.replaceAll(INVISIBLE, "");
}

function settle(run, before, after) {
  const breaks = run.split("\n").length - 1;
  if (breaks) return before && after ? "\n".repeat(Math.min(breaks, 2)) : "";
  if (!before || !after) return "";
  return run === FIXED && BEFORE_FIXED.test(before) && AFTER_FIXED.test(after) ? FIXED : " ";
}

// The signs of a line, each in its place: a line end is a hard break, two of them a new paragraph, "" is left out.
export function settled(line) {
  const signs = line.split("");
  for (const { 0: run, index } of line.matchAll(BLANKS)) {
    const end = index + run.length;
    const put = settle(run, line.slice(Math.max(index - 8, 0), index), line.slice(end, end + 2));
    signs.splice(index, run.length, put, ...Array(run.length - 1).fill(""));
  }
  return signs;
}
