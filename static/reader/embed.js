// Loads what others show in our page: a frame in the place of its preview, and only once the reader has agreed.

const RIGHTS = "allow-scripts allow-same-origin allow-popups allow-presentation";
const figures = [...document.querySelectorAll("figure[data-frame]")];
const told = document.createElement("p");
told.className = "unseen";
told.setAttribute("role", "status");
document.body.append(told);

const key = (figure) => `embed:${figure.dataset.provider}`;
const kin = (figure) => figures.filter((other) => key(other) === key(figure));

// A browser that keeps nothing asks each time.
function always(figure, choice) {
  try {
    if (choice === true) localStorage.setItem(key(figure), "always");
    if (choice === false) localStorage.removeItem(key(figure));
    return localStorage.getItem(key(figure)) === "always";
  } catch {
    return choice === true;
  }
}

function part(figure, name) {
  return figure.querySelector(name);
}

function load(figure) {
  const { frame, provider, title } = figure.dataset;
  const preview = part(figure, ".embed-preview");
  if (!preview.hidden) {
    const element = document.createElement("iframe");
    element.title = title === provider ? provider : `${provider}: ${title}`;
    element.loading = "lazy";
    element.referrerPolicy = "strict-origin-when-cross-origin";
    element.allow = "fullscreen";
    element.setAttribute("sandbox", RIGHTS);
    element.src = frame;
    preview.hidden = true;
    preview.after(element);
  }
  part(figure, "[data-embed=never]").hidden = !always(figure);
}

function unload(figure) {
  part(figure, "iframe")?.remove();
  part(figure, ".embed-preview").hidden = false;
  part(figure, "[data-embed=never]").hidden = true;
}

const ANSWERS = {
  once(figure) {
    load(figure);
    part(figure, "iframe").focus();
    told.textContent = `Der Inhalt von ${figure.dataset.provider} wird geladen.`;
  },
  always(figure) {
    always(figure, true);
    kin(figure).forEach(load);
    part(figure, "iframe").focus();
    told.textContent = `Inhalte von ${figure.dataset.provider} werden von jetzt an geladen.`;
  },
  never(figure) {
    always(figure, false);
    kin(figure).forEach(unload);
    part(figure, "[data-embed=once]").focus();
    told.textContent = `Inhalte von ${figure.dataset.provider} werden nicht mehr automatisch geladen.`;
  },
};

for (const figure of figures) {
  part(figure, ".embed-consent").hidden = false;
  for (const button of figure.querySelectorAll("[data-embed]")) {
    button.addEventListener("click", () => ANSWERS[button.dataset.embed](figure));
  }
  if (always(figure)) load(figure);
}
