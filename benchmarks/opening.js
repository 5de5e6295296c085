// Milliseconds from the beginning of a navigation until the text editor is ready, and until all of its text is painted.

window.opening = {};

function isDrawn() {
  const text = document.querySelector(".ProseMirror");
  const pictures = [...text.querySelectorAll("img")].filter((image) => image.className.startsWith("crop-"));
  const isThere = pictures.length && pictures.every((image) => image.complete && image.naturalWidth);
  return isThere && text.querySelectorAll(".card").length && document.querySelector(".prose-menubar");
}

function look() {
  requestAnimationFrame(() => {
    if (!isDrawn()) return look();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { opening.drawn = performance.now(); };
    port2.postMessage(null);
  });
}

addEventListener("prose-editor:ready", () => {
  opening.ready = performance.now();
  look();
});
