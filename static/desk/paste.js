// Pasted HTML without styles: they would break the security policy. Bold and italic that hid in them become marks.

const BOLD = /font-weight:\s*(bold|[6-9]00)/i;
const NOT_BOLD = /font-weight:\s*(normal|[1-4]00)/i;
const ITALIC = /font-style:\s*italic/i;

function wrap(element, name) {
  const mark = element.ownerDocument.createElement(name);
  mark.append(...element.childNodes);
  element.append(mark);
}

export function withoutStyles(html) {
  const unstyled = html
    .replaceAll(/<style\b[\s\S]*?<\/style>/gi, "")
    .replaceAll(/(<[^>]*?\s)style\s*=/gi, "$1data-style=");
  const { body } = new DOMParser().parseFromString(unstyled, "text/html");
  for (const element of body.querySelectorAll("[data-style]")) {
    const style = element.dataset.style;
    element.removeAttribute("data-style");
    if (BOLD.test(style)) wrap(element, "strong");
    if (ITALIC.test(style)) wrap(element, "em");
    // Google Docs wraps a whole text into <b style="font-weight:normal">.
    if (NOT_BOLD.test(style) && element.matches("b, strong")) element.replaceWith(...element.childNodes);
  }
  return body.innerHTML;
}
