// Tells the site that a story is being read: once per page, after some seconds in sight. No cookie, no name, no storage.

const SECONDS = 5;
const story = /-([1-9][0-9]*)\/$/.exec(location.pathname)?.[1];
const objects = navigator.globalPrivacyControl || navigator.doNotTrack === "1";
let seen = 0;
let since = 0;
let timer = 0;

function tell() {
  document.removeEventListener("visibilitychange", watch);
  navigator.sendBeacon(`/zaehlen/${story}`);
}

function watch() {
  clearTimeout(timer);
  if (document.visibilityState === "visible") {
    since = performance.now();
    timer = setTimeout(tell, SECONDS * 1000 - seen);
  } else if (since) {
    seen += performance.now() - since;
    since = 0;
  }
}

if (story && !objects && navigator.sendBeacon) {
  document.addEventListener("visibilitychange", watch);
  watch();
}
