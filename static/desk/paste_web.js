// Web pages: what surrounds a text is dropped, and what nobody saw.

import { isHidden } from "desk/paste_source";

const NO_TEXT = [
  "script, style, template, noscript, noframes, noembed, title, xmp, plaintext, iframe, frame, frameset, object, embed, applet",
  "audio, video, canvas, svg, math, map, select, datalist, button, textarea, input, dialog, progress, meter, rt, rp",
  "[role=button], [role=dialog], [role=alertdialog], [role=menu], [role=toolbar], [role=tooltip]",
].join(", ");
const AROUND = "nav, aside:not([data-card]), footer, [role=navigation], [role=complementary], [role=search]";
const PROSE = "p, h1, h2, h3, h4, li, article, section";

export function dropSurroundings(body) {
  for (const element of body.querySelectorAll("*")) {
    if (element.matches(NO_TEXT) || isHidden(element)) element.remove();
  }
  keepSources(body);
  for (const form of body.querySelectorAll("form")) {
    if (form.querySelector(PROSE)) form.querySelectorAll("label, legend").forEach((label) => label.remove());
    else form.remove();
  }
  const around = [...body.querySelectorAll(AROUND)];
  const rest = body.cloneNode(true);
  rest.querySelectorAll(AROUND).forEach((element) => element.remove());
  // Who copies nothing but an aside wants its text.
  if (rest.textContent.trim()) around.forEach((element) => element.remove());
}

// Who said it stands below or beside a quotation; ours keep it as their source.
function keepSources(body) {
  for (const quotation of body.querySelectorAll("blockquote:not([data-source])")) {
    const beside = quotation.closest("figure")?.querySelector("figcaption");
    const source = quotation.querySelector("footer, figcaption") ?? beside;
    const words = source?.textContent.replaceAll(/\s+/g, " ").trim().replace(/^[—–-]\s*/, "");
    if (!words) continue;
    quotation.dataset.source = words;
    source.remove();
  }
}
