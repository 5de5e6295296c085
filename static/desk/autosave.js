// Sends what is typed to the server after each pause; keeps it on this device while the server does not answer.

import { form, page, parcel, removeCopy, typed, writeCopy } from "desk/localcopy";

const PAUSE = 2_000; // milliseconds without typing
const LONGEST = 15_000; // at most so long while typing goes on
const RARELY = 60_000; // longest wait between two attempts offline

class Autosave {
  constructor() {
    this.state = document.getElementById("save-state") ?? this.makeState();
    this.kept = JSON.stringify(typed());
    this.beginning = this.kept; // as the page came
    this.since = 0; // when the first text not sent yet was typed
    this.failures = 0;
    this.refused = ""; // the server's sentence when this page may not send any more
    this.leaving = false;
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    window.addEventListener("online", () => this.failures && this.send());
    window.addEventListener("pagehide", () => this.hidden());
    window.addEventListener("pageshow", (event) => { if (event.persisted) this.leaving = false; });
    document.addEventListener("visibilitychange", () => { if (document.hidden && this.since) this.send(); });
    if (document.querySelector(".errornote")) {
      this.kept = this.beginning = "";
      this.changed();
    } else {
      this.say(document.querySelector(".unsaved [formaction]") || location.pathname.endsWith("/add/") ? "changed" : "saved");
    }
  }

  makeState() {
    const made = document.createElement("output");
    made.id = "save-state";
    document.querySelector(".save-bar")?.append(made);
    return made;
  }

  // Routine is shown, only trouble is read aloud.
  say(state, detail = "") {
    const words = state === "refused" ? detail : page.dataset[`word${state[0].toUpperCase()}${state.slice(1)}`];
    this.state.setAttribute("aria-live", ["saved", "changed", "kept"].includes(state) ? "off" : "polite");
    this.state.dataset.state = state;
    this.state.textContent = words.replace("%s", detail);
  }

  changed() {
    this.since ||= Date.now();
    if (!this.failures && !this.refused && this.state.dataset.state !== "undecided") this.say("changed");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
  }

  async send() {
    clearTimeout(this.timer);
    if (this.sending || this.leaving) return;
    const pairs = typed(), said = JSON.stringify(pairs), stamp = Date.now();
    if (said === this.kept) return this.done();
    if (this.refused || "undecided" in page.dataset) return this.keepHere(pairs, stamp, this.refused ? "refused" : "undecided");
    this.sending = true;
    this.since = 0;
    try {
      const response = await fetch(page.dataset.address, { method: "POST", body: parcel(pairs, stamp) });
      if (response.status >= 500) throw new Error("the server does not work");
      await this.answered(response, pairs, said, stamp);
    } catch {
      this.failures += 1;
      this.keepHere(pairs, stamp, "offline");
      this.timer = setTimeout(() => this.send(), Math.min(PAUSE * 2 ** this.failures, RARELY));
    } finally {
      this.sending = false;
    }
    if (this.since && !this.failures) this.changed();
  }

  async answered(response, pairs, said, stamp) {
    const answer = await response.json().catch(() => ({}));
    if (response.ok && answer.at) {
      this.kept = said;
      this.done(answer.at);
    } else {
      this.refused = answer.sentence ?? page.dataset.wordOffline;
      this.keepHere(pairs, stamp, "refused");
    }
  }

  done(at = "") {
    this.failures = 0;
    removeCopy();
    if (at) this.say("kept", at);
    if (!this.since || !at) {
      this.since = 0;
      form.dispatchEvent(new CustomEvent("desk:kept"));
    }
  }

  keepHere(pairs, stamp, state) {
    this.since ||= stamp;
    if (writeCopy(pairs, stamp)) this.say(state, this.refused);
    else this.say("lost");
  }

  // Whether the save succeeds is known on the next page only; until then this device keeps the text, if any was typed.
  submitted(event) {
    this.leaving = true;
    const pairs = typed();
    if (JSON.stringify(pairs) === this.beginning) return;
    writeCopy(pairs, Date.now(), !event.submitter?.hasAttribute("formaction"));
  }

  // The page goes away: a beacon still leaves, and the copy is there should it not arrive.
  hidden() {
    const pairs = typed(), stamp = Date.now();
    if (this.leaving || JSON.stringify(pairs) === this.kept) return;
    this.leaving = true;
    writeCopy(pairs, stamp);
    if (!this.refused && !("undecided" in page.dataset)) navigator.sendBeacon(page.dataset.address, parcel(pairs, stamp));
  }
}

// The text editor may rewrite what it is given; what it makes of it counts as the beginning.
if (page && form) addEventListener("load", () => new Autosave(), { once: true });
