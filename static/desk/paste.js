// What is pasted: from Word, LibreOffice, Google Docs or a web page only the kinds of the text remain, without any looks.

import { pm } from "django-prose-editor/editor";
import { withoutInvisible } from "desk/paste_blanks";
import { boxesOfPages, isSound } from "desk/paste_cards";
import { isTarget } from "desk/paste_links";
import { listsOfSteps } from "desk/paste_lists";
import { parsed } from "desk/paste_source";
import { dropSurroundings } from "desk/paste_web";
import { dropApparatus, listsOfParagraphs } from "desk/paste_word";
import { written } from "desk/paste_writer";

const { Fragment, Slice } = pm.model;
const OUR_TAGS = "p, h2, h3, ul, ol, li, blockquote, aside, hr, br, a, strong, em, sup, sub, table, tbody, tr, th, td, figure[data-card=picture], section[data-card=gallery], div[data-card=embed]";
const OUR_ATTRIBUTE = /^(href|start|data-.+)$/;

function isOurs(element) {
  const ours = element.matches(OUR_TAGS) && [...element.attributes].every(({ name }) => OUR_ATTRIBUTE.test(name));
  const href = element.getAttribute("href");
  return ours && !("style" in element.dataset) && (href === null || isTarget(href)) && isSound(element);
}

// A piece of our own text says how it was cut and what it stood in; it stays as it is. A card holds no other piece.
function isOwnPiece(body) {
  const cut = body.querySelector("[data-pm-slice]")?.dataset.pmSlice;
  return cut && !/"readmore"/.test(cut) && [...body.querySelectorAll("*")].every(isOurs);
}

export function pastedHTML(html) {
  const body = parsed(html);
  if (isOwnPiece(body)) return body.innerHTML;
  boxesOfPages(body);
  dropApparatus(body);
  dropSurroundings(body);
  listsOfParagraphs(body);
  listsOfSteps(body);
  return written(body);
}

// Plain text: a blank line ends a paragraph, a single line end is a hard break.
export function pastedText(text, $context, _plain, { state: { schema } }) {
  const line = (words, number) => [
    ...(number ? [schema.nodes.hardBreak.create()] : []),
    ...(words ? [schema.text(words, $context.marks())] : []),
  ];
  const paragraphs = withoutInvisible(text).replaceAll(/\r\n?/g, "\n").split(/\n(?:[^\S\n]*\n)+/)
    .map((part) => part.split("\n").map((words) => words.trim()).join("\n").trim())
    .filter(Boolean)
    .map((part) => schema.nodes.paragraph.create(null, part.split("\n").flatMap(line)));
  return paragraphs.length ? new Slice(Fragment.from(paragraphs), 1, 1) : Slice.empty;
}
