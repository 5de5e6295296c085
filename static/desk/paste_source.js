// Pasted HTML as a document that loads, runs and styles nothing, and the styles of its elements to be read.

const STYLE_SHEET = /<style\b[\s\S]*?(?:<\/style[^>]*>|$)/gi;
const TAG = /<[a-z][^\s<>"'/]*(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?/g;
const FORBIDDEN = { style: "data-style", on: "no-on" };
const DECLARATION = /(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))+/g;

// Under another name neither styles nor event handlers make the browser complain of a broken security policy.
function renamed(attribute) {
  return attribute.replace(/^(style(?![\w-])|on(?=[a-z]))/i, (name) => FORBIDDEN[name.toLowerCase()]);
}

export function parsed(html) {
  const unstyled = html.replaceAll(STYLE_SHEET, "").replaceAll(TAG, (tag) => tag.replaceAll(ATTRIBUTE, renamed));
  return new DOMParser().parseFromString(unstyled, "text/html").body;
}

// Declared properties in lower case: exact names, since mso-bidi-font-weight is not font-weight.
export function styleOf(element) {
  const declared = (element.dataset?.style ?? "").toLowerCase().match(DECLARATION) ?? [];
  return new Map(declared.map((each) => each.split(/:(.*)/s)).map(([name, value = ""]) => [name.trim(), value.trim()]));
}

export function isHidden(element) {
  const style = styleOf(element);
  return element.hidden || /^none\b/.test(style.get("display")) || /^(hidden|collapse)\b/.test(style.get("visibility"))
    || /^all\b/.test(style.get("mso-hide"));
}
