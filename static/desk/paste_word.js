// Word, LibreOffice and Word Online: what accompanies a text is dropped, paragraphs that look like lists become lists.

import { nested } from "desk/paste_lists";
import { styleOf } from "desk/paste_source";

// Tracked deletions, comments, field codes, the number of a page's own notes, Word Online's sign for a paragraph's end.
const APPARATUS = [
  "del", ".msodel", ".msocommentreference", ".msocomanchor", ".msocomtxt", "sdfootnotesym", ".sdfootnotesym", ".sdfootnoteanc",
  ".sdendnotesym", ".sdendnoteanc", ".eop", ".trackchangetextdeletion",
].map((name) => (name.startsWith(".") ? `[class~="${name.slice(1)}" i]` : name)).join(", ");
const DRAWING = /^(v:|o:(?!p$)|xml$)/;
const NOTE = /#(_?ftn|_?edn|_?msocom|sdfootnote|sdendnote|ftnt|cite_|fn[:\d-]|footnote|endnote)/i;
const NOTE_MARK = /^[[(]?[\w*†‡]{0,4}[\])]?$/;
const NUMBERED = /^\(?(?:[\d.]*\d|[a-z]{1,4})[.)]/i;

export function dropApparatus(body) {
  for (const element of body.querySelectorAll("*")) {
    const style = styleOf(element);
    const isList = /-list$/.test(style.get("mso-element"));
    if (isList && /^comment/.test(style.get("mso-element"))) element.remove();
    else if (isList) element.querySelectorAll(":scope > hr").forEach((line) => line.remove());
    else if (DRAWING.test(element.localName) || element.matches(APPARATUS) || isNoteMark(element)) element.remove();
    else if (style.get("mso-special-character") === "comment") element.remove();
  }
}

function isNoteMark(element) {
  return element.matches("a[href]") && NOTE.test(element.getAttribute("href")) && NOTE_MARK.test(element.textContent.trim());
}

// "l0 level2 lfo1": the list it belongs to and how deep.
function place(element) {
  return element?.matches("p, div") && /^(.*)\blevel(\d+)(.*)$/.exec(styleOf(element).get("mso-list") ?? "");
}

function item(paragraph) {
  const [, list, level, run] = place(paragraph);
  const marks = [...paragraph.querySelectorAll("[data-style]")].filter(isMarker);
  const marker = marks[0]?.textContent.trim() ?? "";
  marks.forEach((mark) => mark.remove());
  const ordered = NUMBERED.test(marker);
  const start = ordered ? /(\d+)\W*$/.exec(marker)?.[1] : null;
  return { level: Number(level), tag: ordered ? "ol" : "ul", start, run: list + run, nodes: [paragraph] };
}

const isMarker = (element) => styleOf(element).get("mso-list") === "ignore";

export function listsOfParagraphs(body) {
  const done = new Set();
  for (const first of body.querySelectorAll("[data-style]")) {
    if (done.has(first) || !place(first)) continue;
    const run = [first];
    while (place(run.at(-1).nextElementSibling)) run.push(run.at(-1).nextElementSibling);
    run.forEach((each) => done.add(each));
    const before = body.ownerDocument.createComment("");
    first.before(before);
    before.replaceWith(nested(run.map(item), body.ownerDocument));
  }
  for (const marker of [...body.querySelectorAll("[data-style]")].filter(isMarker)) marker.remove();
}
