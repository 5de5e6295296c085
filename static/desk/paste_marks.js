// Marks of pasted words, whether an element or a style says so.

import { address } from "desk/paste_links";
import { isHeadline } from "desk/paste_lines";
import { styleOf } from "desk/paste_source";

// The order of articles/body/kinds.py, outermost first.
const MARKS = ["strong", "em", "sup", "sub"];
const ELEMENTS = { b: "strong", strong: "strong", i: "em", em: "em", sup: "sup", sub: "sub" };
const STYLES = [
  ["strong", "font-weight", /^(bold|bolder|[6-9]\d\d)\b/, /^(normal|lighter|[1-5]\d\d)\b/],
  ["em", "font-style", /^(italic|oblique)\b/, /^normal\b/],
  ["sup", "vertical-align", /^super\b/],
  ["sub", "vertical-align", /^sub\b/],
];

// The marks within an element that stands within `outer`. Its style has the last word: Google Docs wraps all in a light <b>.
export function marksOf(element, outer) {
  const marks = { ...outer };
  const name = ELEMENTS[element.localName];
  if (name) marks[name] = true;
  if (element.matches("a[href]")) marks.link = address(element.getAttribute("href"));
  const style = styleOf(element);
  for (const [mark, property, on, off] of STYLES) {
    const value = style.get(property) ?? "";
    if (on.test(value)) marks[mark] = true;
    else if (off?.test(value)) marks[mark] = false;
  }
  return marks;
}

// Words with their marks as elements, outermost first. Headlines are bold as they are.
export function marked({ words, marks }, line, page) {
  const inner = page.createDocumentFragment();
  words.split("\n").forEach((part, number) => {
    if (number) inner.append(page.createElement("br"));
    if (part) inner.append(part);
  });
  const names = MARKS.filter((name) => marks[name] && !(name === "strong" && isHeadline(line.localName)));
  const wrap = (content, element) => { element.append(content); return element; };
  const set = names.reduceRight((content, name) => wrap(content, page.createElement(name)), inner);
  if (!marks.link) return set;
  const link = page.createElement("a");
  link.setAttribute("href", marks.link);
  return wrap(set, link);
}
