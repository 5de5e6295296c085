// The previews of search engine, social card and teaser follow what is typed, with the fallbacks of outside.py.

const box = document.querySelector("[data-search-social]");
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", æ: "ae", ø: "oe", å: "aa", œ: "oe" };
const ruler = document.createElement("canvas").getContext("2d");
ruler.font = "20px Arial, 'Liberation Sans', sans-serif";

function typed(name) {
  return document.getElementById(`id_${name}`)?.value.trim() ?? "";
}

// As german_slug() in articles/vocabulary.py makes it.
function slug(words, limit = 80) {
  const folded = words.normalize("NFC").toLowerCase().replace(/[äöüßæøåœ]/g, (sign) => UMLAUTS[sign]);
  const made = folded.normalize("NFKD").replace(/[^\x00-\x7f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return made.length <= limit ? made : made.slice(0, made.lastIndexOf("-", limit) > 0 ? made.lastIndexOf("-", limit) : limit);
}

function outside() {
  const [headline, lead] = [typed("headline"), typed("lead")];
  const teaser = typed("teaser_text") || lead;
  return {
    slug: `${slug(typed("slug") || headline) || "artikel"}-${box.dataset.id}`,
    title: `${typed("seo_title") || headline} – ${box.dataset.site}`,
    description: typed("seo_description") || lead || teaser,
    headline,
    teaser: typed("teaser_headline") || headline,
    teaser_text: teaser,
  };
}

function limit(name, length) {
  const output = box.querySelector(`[data-limit-of="${name}"]`);
  const most = Number(output.dataset.most);
  output.textContent = output.dataset.words.replace("{0}", length).replace("{1}", most);
  output.classList.toggle("over", length > most);
}

function show() {
  const words = outside();
  for (const element of box.querySelectorAll("[data-shown]")) {
    const word = words[element.dataset.shown];
    if (word !== undefined && element.textContent !== word) element.textContent = word;
  }
  const category = document.getElementById("id_category");
  box.querySelector("[data-category]").textContent = category?.value ? category.selectedOptions[0].text.replace(/^[\s–-]+/, "") : "…";
  box.querySelector("[data-noindex]").hidden = !document.getElementById("id_noindex").checked;
  limit("title", Math.ceil(ruler.measureText(words.title).width));
  limit("description", [...words.description].length);
}

if (box) {
  const names = ["headline", "lead", "slug", "category", "noindex", "seo_title", "seo_description", "teaser_headline", "teaser_text"];
  for (const name of names) document.getElementById(`id_${name}`)?.addEventListener("input", show);
  document.getElementById("id_category")?.addEventListener("change", show);
  show();
}
