// What was said of a passage, in a small note below it: the cursor stays in the text, and one button leads to the thread.

let note = null;

export function closeNote() {
  note?.remove();
  note = null;
}

export function openNote({ thread, mark }, words, show) {
  closeNote();
  const row = document.getElementById(`thread-${thread}`);
  const frame = mark?.closest(".prose-editor");
  if (!row || !frame) return;
  note = document.createElement("div");
  note.className = "passage-note";
  note.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = words.toThread;
  button.addEventListener("click", () => { closeNote(); show(row); });
  note.append(row.querySelector(".comments").cloneNode(true), button);
  frame.append(note);
  const [place, around] = [mark.getBoundingClientRect(), frame.getBoundingClientRect()];
  note.style.top = `${place.bottom - around.top + 6}px`;
  note.style.left = `${Math.max(0, Math.min(place.left - around.left, around.width - note.offsetWidth - 12))}px`;
}

document.addEventListener("keydown", closeNote);
document.addEventListener("mousedown", (event) => { if (!note?.contains(event.target)) closeNote(); });
