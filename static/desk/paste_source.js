// Pasted HTML as a document that loads, runs and styles nothing, and the styles of its elements to be read.

const STYLE_SHEET = /<style\b[\s\S]*?(?:<\/style[^>]*>|$)/gi;
const TAG = /<[a-z][^\s<>"'/]*(?:[^<>"']|"[^"]*"|'[^']*')*>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?/g;
const FORBIDDEN = /^(style$|on)/i;
const DECLARATION = /(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))+/g;

// Under another name a style can be read without the browser complaining that it breaks the security policy.
function renamed(whole, name, value = "") {
  return FORBIDDEN.test(name) ? `data-${name}${value}` : whole;
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
