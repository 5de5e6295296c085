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
  select.id = `${input.id}_chosen`;
  for (const label of input.labels) label.htmlFor = select.id;
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
      const known = data.some((each) => each.id.toLowerCase() === tag.id.toLowerCase());
      if (!known) data.push(tag);
    },
    templateSelection: (chosen) => chosen.id,
    ajax: {
      url: input.dataset.tags,
      delay: 250,
      data: ({ term }) => ({ term }),
    },
  });
  $(select).on("change", () => {
    input.value = join([...select.selectedOptions].map((option) => option.value));
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

document.querySelectorAll("[data-tags]").forEach(offer);
