// Writes pasted HTML anew, so that nothing comes out that is no kind of the text. The editor's own rules come after it.

import { settled, withoutInvisible } from "desk/paste_blanks";
import { CARD, isSound } from "desk/paste_cards";
import { isHeadline, lineTag } from "desk/paste_lines";
import { marked, marksOf } from "desk/paste_marks";

const PLAIN = {};
const LIST_DEPTH = 8; // MAX_LIST_DEPTH of articles/body/kinds.py
const IN_LINE = new Set([
  ..."a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark nobr o:p q s samp small span".split(" "),
  ..."strike strong sub sup time tt u var wbr sdfield ruby rb st1:place w:sdt".split(" "),
]);
const MOST_COLUMNS = 20; // of articles/body/tables.py
const START = /^(0|[2-9]|[1-9]\d{1,4})$/;
const IN_TABLE = "table, tr, td, th";

export function written(body) {
  const writer = new Writer(body.ownerDocument);
  writer.inside(body, PLAIN);
  writer.endLine();
  return writer.root.innerHTML;
}

class Writer {
  constructor(page) {
    this.page = page;
    this.root = page.createElement("div");
    Object.assign(this, { at: this.root, tag: "p", pieces: [], keepsLines: false, strayList: null });
  }

  inside(element, marks) {
    for (const node of element.childNodes) {
      if (node.nodeType === 3) this.text(node.data, marks);
      else if (node.nodeType === 1) this.element(node, marks);
    }
  }

  // A line end within the pieces is a hard break.
  text(words, marks) {
    const line = this.keepsLines ? words : words.replaceAll("\n", " ");
    this.pieces.push({ words: withoutInvisible(line), marks });
  }

  element(element, outer) {
    const name = element.localName;
    const marks = marksOf(element, outer);
    const within = () => this.inside(element, marks);
    if (name === "br") this.pieces.push({ words: "\n", marks });
    else if (name === "q") this.quoted(within, marks);
    else if (IN_LINE.has(name) || /^\w+:/.test(name)) within();
    else this.block(element, name, within);
  }

  quoted(within, marks) {
    this.text("„", marks);
    within();
    this.text("“", marks);
  }

  block(element, name, within) {
    this.endLine();
    if (name === "hr") this.rule();
    else if (name === "ul" || name === "ol") this.list(element, name, within);
    else if (name === "li") this.item(within);
    else if (name === "blockquote" || element.matches(CARD)) this.set(element, within);
    else if (name === "table") this.table(element, within);
    else if (name === "tr" || name === "td" || name === "th") this.cell(element, name, within);
    else if (name === "caption" && this.at.matches("table") && !this.at.dataset.title) this.title(element);
    else this.lines(lineTag(element), name === "pre", within);
    this.endLine();
  }

  // Each paragraph a line may have become is one: two breaks or more end it.
  endLine() {
    const { pieces } = this;
    this.pieces = [];
    const signs = settled(pieces.map(({ words }) => words).join(""));
    const runs = [[]];
    let from = 0;
    for (const { words, marks } of pieces) {
      const [first, ...others] = signs.slice(from, (from += words.length)).join("").split("\n\n");
      runs.at(-1).push({ words: first, marks });
      runs.push(...others.map((part) => [{ words: part, marks }]));
    }
    runs.filter((run) => run.some(({ words }) => words.trim())).forEach((run) => this.line(run));
  }

  line(run) {
    const line = this.page.createElement(this.at === this.root ? this.tag : "p");
    line.append(...run.filter(({ words }) => words).map((piece) => marked(piece, line, this.page)));
    // A table holds its rows only: a second caption stands before it.
    if (this.at.matches("table, tr")) this.at.closest("table").before(line);
    else this.place().append(line);
  }

  // Where a line or a list may stand: in a list within its last item.
  place() {
    if (!this.at.matches("ul, ol")) return this.at;
    return this.at.lastElementChild ?? this.at.appendChild(this.page.createElement("li"));
  }

  lines(tag, keepsLines, within) {
    const { tag: outer, keepsLines: kept } = this;
    Object.assign(this, { tag: isHeadline(tag) ? tag : outer, keepsLines: keepsLines || kept });
    within();
    this.endLine();
    Object.assign(this, { tag: outer, keepsLines: kept });
  }

  container(element, within) {
    const { at, tag } = this;
    Object.assign(this, { at: element, tag: "p" });
    within();
    this.endLine();
    Object.assign(this, { at, tag });
    if (element.hasChildNodes() || element.matches(CARD)) return;
    if (element.matches("td, th")) element.append(this.page.createElement("p"));
    else element.remove();
  }

  rule() {
    if (this.at === this.root) this.root.append(this.page.createElement("hr"));
  }

  list(element, name, within) {
    if (this.at.matches(IN_TABLE) || this.depth() >= LIST_DEPTH) return within();
    const list = this.place().appendChild(this.page.createElement(name));
    const start = element.getAttribute("start");
    if (name === "ol" && START.test(start)) list.setAttribute("start", start);
    return this.container(list, within);
  }

  depth() {
    let [depth, above] = [0, this.at];
    for (; above; above = above.parentElement) depth += above.matches("ul, ol");
    return depth;
  }

  item(within) {
    if (this.at.matches("ul, ol")) return this.container(this.at.appendChild(this.page.createElement("li")), within);
    if (this.at.matches(IN_TABLE) || this.depth() >= LIST_DEPTH) return within();
    const last = this.at.lastElementChild;
    const list = last && last === this.strayList ? last : this.at.appendChild(this.page.createElement("ul"));
    this.strayList = list;
    return this.container(list, () => this.item(within));
  }

  // Quotations and boxes stand for themselves; elsewhere only what is in them remains.
  set(element, within) {
    if (this.at !== this.root || !isSound(element)) return within();
    const set = this.root.appendChild(this.page.createElement(element.localName));
    const kept = element.matches(CARD) ? /^data-(?!style$|pm-slice$)/ : /^data-source$/;
    for (const { name, value } of element.attributes) if (kept.test(name)) set.setAttribute(name, value);
    return this.container(set, within);
  }

  // A table of one cell is only layout.
  table(element, within) {
    if (this.at !== this.root || element.querySelectorAll("td, th").length < 2) return within();
    return this.container(this.root.appendChild(this.page.createElement("table")), within);
  }

  // What is wider than a column leaves empty cells beside it.
  cell(element, name, within) {
    const row = this.at;
    if (!row.matches(name === "tr" ? "table" : "tr")) return within();
    this.container(row.appendChild(this.page.createElement(name)), within);
    for (let n = 1; n < Math.min(element.colSpan ?? 1, MOST_COLUMNS); n += 1) this.container(row.appendChild(this.page.createElement(name)), () => {});
    return undefined;
  }

  title(caption) {
    this.at.dataset.title = withoutInvisible(caption.textContent).replaceAll(/\s+/g, " ").trim();
  }
}
