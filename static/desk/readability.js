// How long and how hard a text is, counted exactly as articles/body/readability.py does; its comments say why.

const LONG = 6;
const MANY = 3;
const WORDS_PER_MINUTE = 200;
const LEVELS = [[40, "very_easy"], [50, "easy"], [60, "medium"], [70, "hard"]];
const SYLLABLE = /aa|ai|au|ay|ee|ei|eu|ey|ie|oi|oo|äu|[aeiouyäöüáàâéèêíóôúœæø]/g;
const CONSONANTS = /qu|^y(?=[aeiou])/g;
const OPENING = /^[„“”"'‚‘’«»‹›([–—-]+/;
const CLOSING = /[„“”"'‘’«»‹›)\]]+$/;
const SHORT = new Set(
  "abs art bd bzw ca dr evtl ggf inkl jh jr med mio mrd nr prof rd sog sr st str tel vgl vs zzgl".split(" "),
);

const isWord = (token) => /[\p{L}\p{N}]/u.test(token);
const isLong = (word) => (word.match(/\p{L}/gu) ?? []).length > LONG;
const length = (text) => [...text].length;

export function syllables(word) {
  return Math.max(1, (word.toLowerCase().replace(CONSONANTS, "").match(SYLLABLE) ?? []).length);
}

export function level(lix) {
  return LEVELS.find(([most]) => lix < most)?.[1] ?? "very_hard";
}

function isShort(word) {
  return SHORT.has(word) || /^\p{L}$/u.test(word) || /^[0-9]{1,2}$/.test(word);
}

function endsSentence(token, following) {
  const bare = token.replace(CLOSING, "");
  const [first = ""] = following.replace(OPENING, "");
  if (!/[.!?…]$/.test(bare) || first !== first.toUpperCase()) return false;
  return !(first && bare.endsWith(".") && isShort(bare.replace(/\.+$/, "").replace(OPENING, "").toLowerCase()));
}

function sentences(tokens) {
  let count = 0;
  let begun = false;
  tokens.forEach((token, place) => {
    begun ||= isWord(token);
    if (begun && endsSentence(token, tokens[place + 1] ?? "")) {
      count += 1;
      begun = false;
    }
  });
  return count + Number(begun);
}

// The lines of a text as it is stored: paragraphs, headlines, the sources of quotations, the titles of boxes, tables and embeds.
export function lines(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const end of page.querySelectorAll("br")) end.replaceWith("\n");
  return [
    ...[...page.querySelectorAll("p, h2, h3")].map((block) => block.textContent),
    ...[...page.querySelectorAll("blockquote[data-source]")].map((block) => block.dataset.source),
    ...[...page.querySelectorAll("aside[data-card=infobox][data-title], table[data-title], div[data-card=embed][data-title]")].map((block) => block.dataset.title),
  ];
}

export function textFacts(texts) {
  const counted = texts.map((text) => text.normalize("NFC").split(/\s+/).filter(Boolean));
  const words = counted.flat().filter(isWord);
  const letters = counted.flat().reduce((sum, token) => sum + length(token), 0);
  const characters = counted.reduce((sum, tokens) => sum + Math.max(tokens.length - 1, 0), letters);
  if (!words.length) return { characters, letters, words: 0, sentences: 0, minutes: 1, lix: 0, vienna: 0 };
  const share = (holds) => 100 * (words.filter(holds).length / words.length);
  const total = counted.reduce((sum, tokens) => sum + sentences(tokens), 0);
  const perSentence = words.length / total;
  const vienna = 0.1935 * share((word) => syllables(word) >= MANY) + 0.1672 * perSentence
    + 0.1297 * share(isLong) - 0.0327 * share((word) => syllables(word) === 1) - 0.875;
  return {
    characters,
    letters,
    words: words.length,
    sentences: total,
    minutes: Math.max(1, Math.floor((words.length + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE)),
    lix: Math.floor(perSentence + share(isLong) + 0.5),
    vienna: Math.floor(vienna * 10 + 0.5) / 10,
  };
}
