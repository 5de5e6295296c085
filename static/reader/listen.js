// Reads a story aloud with a voice of the reader's own device, paragraph by paragraph; nothing is asked of anybody else.

const LONGEST = 220; // characters at once: some browsers fall silent within a longer piece
const SPOKEN = ".story h1 .headline, .story .lead, .text :is(p, h2, h3)";
const UNSPOKEN = ".readmore, .embed, figure, table, .gallery";

const panel = document.querySelector("[data-listen]");
const play = panel.querySelector("[data-play]");
const stop = panel.querySelector("[data-stop]");
const language = document.querySelector(".text").lang || document.documentElement.lang;
const speech = window.speechSynthesis;

let pieces = []; // [element, words]
let place = 0;
let turn = 0; // counts up with each beginning and each halt: what an earlier turn still reports is not heard
let state = "silent"; // "silent", "speaking", "paused"

// A voice of the device only: others send the text to the maker of the browser.
function voice() {
  const own = speech.getVoices().filter((each) => each.localService && each.lang.replace("_", "-").split("-")[0] === language);
  return own.find((each) => each.default) ?? own[0];
}

// Whole sentences as long as they fit.
function cut(text) {
  const sentences = text.replace(/\s+/g, " ").trim().match(/[^.!?…]+(?:[.!?…]+[“"«’')]*\s*|$)/g) ?? [];
  return sentences.reduce((parts, sentence) => {
    const joined = (parts.at(-1) ?? "") + sentence;
    if (parts.length && joined.length <= LONGEST) return [...parts.slice(0, -1), joined];
    return [...parts, sentence];
  }, []);
}

function collect() {
  const elements = [...document.querySelectorAll(SPOKEN)].filter((each) => !each.closest(UNSPOKEN));
  return elements.flatMap((element) => cut(element.textContent).map((words) => [element, words]));
}

function inView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

// Follows the voice as long as the reader does.
function mark(element) {
  const before = document.querySelector(".spoken");
  if (before === element) return;
  const follows = before && inView(before);
  before?.classList.remove("spoken");
  element?.classList.add("spoken");
  if (element && follows && !inView(element)) element.scrollIntoView({ block: "center" });
}

function show(next) {
  state = next;
  const words = { silent: play.dataset.begin, speaking: play.dataset.pause, paused: play.dataset.resume }[state];
  play.querySelector("[data-words]").textContent = words;
  panel.classList.toggle("speaks", state === "speaking");
  if (state === "silent" && document.activeElement === stop) play.focus();
  stop.hidden = state === "silent";
}

function say() {
  const [element, words] = pieces[place] ?? [];
  if (!element) return end();
  const mine = turn;
  const said = new SpeechSynthesisUtterance(words);
  said.lang = language;
  said.voice = voice();
  said.onend = () => {
    if (mine !== turn) return;
    place += 1;
    say();
  };
  said.onerror = () => {
    if (mine === turn) halt("paused");
  };
  mark(element);
  speech.speak(said);
}

// Pauses by falling silent: browsers lose what they hold paused for long.
function halt(next) {
  turn += 1;
  speech.cancel();
  show(next);
}

function end() {
  place = 0;
  mark(null);
  halt("silent");
}

function begin() {
  if (state === "silent") pieces = collect();
  halt("speaking");
  say();
}

function offer() {
  panel.hidden = !voice();
}

if (speech) {
  play.addEventListener("click", () => (state === "speaking" ? halt("paused") : begin()));
  stop.addEventListener("click", end);
  // A page that is left falls silent.
  addEventListener("pagehide", end);
  speech.addEventListener?.("voiceschanged", offer);
  offer();
}
