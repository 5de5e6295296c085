// Which line of ours a block of pasted HTML is: two levels of headlines, else a paragraph.

const HEADLINES = { 1: "h2", 2: "h2", 3: "h3", 4: "h3", 5: "h3", 6: "h3" };

// By what the source calls it, never by its looks: a bold line is a bold line.
function level(element) {
  if (element.matches("[role=heading]")) return element.getAttribute("aria-level") ?? "2";
  if (element.matches(".MsoTitle")) return "1";
  return (/^h([1-6])$/.exec(element.localName) ?? /\bMsoHeading([1-6])\b/.exec(element.className))?.[1];
}

export function lineTag(element) {
  return HEADLINES[level(element)] ?? "p";
}

export function isHeadline(tag) {
  return tag !== "p";
}
