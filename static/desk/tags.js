// Puts the admin's own choice by typing before the line of tags. The line stays what is sent.

const $ = window.django.jQuery;

function split(line) {
  const names = line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? [];
  return names.map((name) => name.trim().replace(/^"(.*)"$/, "$1").replaceAll('""', '"')).filter(Boolean);
}

function join(names) {
  return names.map((name) => (/[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name)).join(", ");
}

function offer(input) {
  const select = document.createElement("select");
  select.multiple = true;
  for (const name of split(input.value)) select.add(new Option(name, name, true, true));
  input.after(select);
  input.hidden = true;
  $(select).select2({
    theme: "admin-autocomplete",
    tags: true,
    tokenSeparators: [","],
    createTag: ({ term }) => (term.trim() ? { id: term.trim(), text: `${term.trim()} (${input.dataset.new})` } : null),
    // A new word stands last, so that Enter takes the known one.
    insertTag: (data, tag) => {
      const known = data.some((each) => each.text.toLowerCase() === tag.id.toLowerCase());
      if (!known) data.push(tag);
    },
    templateSelection: (chosen) => chosen.id,
    ajax: {
      url: input.dataset.tags,
      delay: 250,
      data: ({ term, page }) => ({ term, page, app_label: "articles", model_name: "taggedarticle", field_name: "tag" }),
      processResults: ({ results, pagination }) => ({
        results: results.map(({ text }) => ({ id: text, text })),
        pagination,
      }),
    },
  });
  $(select).on("change", () => {
    input.value = join([...select.selectedOptions].map((option) => option.value));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const search = select.parentElement.querySelector(".select2-search__field");
  search?.setAttribute("aria-label", document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "");
}

document.querySelectorAll("[data-tags]").forEach(offer);
