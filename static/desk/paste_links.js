// Addresses of pasted links as they may stand in a text: direct, without tracking, or not at all.

// As in articles/body/kinds.py, which decides in the end.
const TARGET = new RegExp(
  "^(?:https?://(?:[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]*|\\[[0-9A-Fa-f:.]+\\])(?::\\d{1,5})?(?:[/?#]\\S*)?"
    + "|mailto:[^\\s@]+@\\S+|article:[1-9]\\d{0,9})$", "u",
);
const TRACKING = /^(utm_.*|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|mc_[ce]id|wt_?mc|_hsenc|_hsmi)$/i;
const TEXT_FRAGMENT = /(#?):~:text=.*$/;
// Addresses that only pass on, and where they say to which.
const DETOURS = [
  [/^(www\.)?google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^lm?\.facebook\.com$/, "/l.php", ["u"]],
];

function direct(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const detour = url && DETOURS.find(([host, path]) => host.test(url.hostname) && url.pathname === path);
  return (detour && detour[2].map((name) => url.searchParams.get(name)).find(Boolean)) || address;
}

function withoutTracking(address) {
  const [, start, query, end] = /^([^?#]*)(?:\?([^#]*))?(.*)$/s.exec(address);
  const kept = (query ?? "").split("&").filter((pair) => !TRACKING.test(pair.split("=")[0]));
  const asked = kept.join("&");
  return start + (asked && `?${asked}`) + end.replace(TEXT_FRAGMENT, "");
}

export function isTarget(href) {
  return TARGET.test(href);
}

// The address to store, or null for one that leads nowhere we allow, such as a relative one.
export function address(href) {
  const clean = direct(tidy(href));
  const found = /^https?:/.test(clean) ? withoutTracking(tidy(clean)) : clean;
  return isTarget(found) ? found : null;
}

function tidy(href) {
  const plain = href.replaceAll(/[\0-\x1f\x7f-\x9f]/g, "").trim().replaceAll(" ", "%20");
  return plain.replace(/^[a-z][a-z0-9+.-]*:/i, (scheme) => scheme.toLowerCase());
}
