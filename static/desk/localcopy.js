// The copy of typed text on this device, for when the server does not answer. One for each user and article.

export const page = document.getElementById("autosave");
export const form = document.getElementById("article_form");
const LONGEST = 1_500_000; // characters; browsers give a site about five million

// The form as it stands, as pairs of name and text; files and passwords are none of ours.
export function typed() {
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
}

// What the server gets: the pairs, the secret of this page, and when it was typed by this device's clock.
export function parcel(pairs, stamp) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  data.set("token", page.dataset.token);
  data.set("stamp", stamp);
  data.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
  return data;
}

export function readCopy() {
  try {
    return JSON.parse(localStorage.getItem(page.dataset.copy));
  } catch {
    return null;
  }
}

// False when the text is too long or the device refuses.
export function writeCopy(pairs, stamp, submitted = false) {
  const said = JSON.stringify({ pairs, stamp, submitted, token: page.dataset.token });
  try {
    if (said.length > LONGEST) return false;
    localStorage.setItem(page.dataset.copy, said);
    return true;
  } catch {
    return false;
  }
}

export function removeCopy() {
  try {
    localStorage.removeItem(page.dataset.copy);
  } catch {
    // a device that keeps nothing has nothing to remove
  }
}
