// The picture of a story at its place: chosen in the library's dialog, as in an article. Without this module, its fields.

export async function equipPicture(place) {
  const form = place.querySelector("form[data-picture]");
  if (!form) return;
  const settings = JSON.parse(form.dataset.picture);
  settings.pictures.facts = new Map(Object.entries(settings.pictures.facts));
  // Only now: it brings the tools of the text editor along.
  const { HeadPicture } = await import("desk/head_picture");
  new HeadPicture(form.querySelector("[data-head-picture]"), settings);
}

equipPicture(document);
