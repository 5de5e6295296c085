// The page that takes pictures in: files are sent one by one as they are chosen, dropped or pasted, each with its outcome.

import { picturesIn, sendFile } from "./upload.js";

const form = document.querySelector("form.upload");
const zone = form.querySelector(".upload-zone");
const input = form.querySelector("[type=file]");
const list = form.querySelector(".upload-results");
const words = form.dataset;

function make(name, properties, children = []) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

function pictureLink(picture) {
  const image = make("img", { src: picture.thumb, alt: "" });
  return make("a", { className: "upload-picture", href: picture.address }, [image, ` ${picture.title}`]);
}

function show(row, file, result) {
  row.dataset.state = result.state;
  const anyway = make("button", { type: "button", className: "button small", textContent: words.anyway });
  anyway.addEventListener("click", () => send(file, row, true));
  row.replaceChildren(
    make("span", { className: "upload-name", textContent: result.name }),
    make("span", { className: "upload-sentence", textContent: result.sentence }),
    ...result.pictures.map(pictureLink),
    ...(result.state === "alike" ? [anyway] : []),
  );
}

async function send(file, row, anyway = false) {
  row.dataset.state = "working";
  row.replaceChildren(
    make("span", { className: "upload-name", textContent: file.name }),
    make("span", { className: "upload-sentence", textContent: words.working }),
  );
  show(row, file, await sendFile(words.upload, file, { anyway, failed: words.failed }));
}

// One after the other: the server has its own pace, and a list that grows in order can be followed.
async function sendAll(files) {
  const rows = files.map(() => make("li", { className: "upload-result" }));
  list.prepend(...rows);
  for (const [place, file] of files.entries()) await send(file, rows[place]);
}

form.querySelector(".upload-script").hidden = false;
form.querySelector("[type=submit]").hidden = true;
input.addEventListener("change", async () => {
  const files = [...input.files];
  input.value = "";
  await sendAll(files);
});
for (const name of ["dragenter", "dragover"]) {
  zone.addEventListener(name, (event) => {
    event.preventDefault();
    zone.classList.add("over");
  });
}
zone.addEventListener("dragleave", () => zone.classList.remove("over"));
zone.addEventListener("drop", (event) => {
  event.preventDefault();
  zone.classList.remove("over");
  sendAll([...event.dataTransfer.files]);
});
document.addEventListener("paste", (event) => sendAll(picturesIn(event.clipboardData)));

