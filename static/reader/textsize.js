// The size of text a reader chose, before the first letter is painted: this script alone stands in the way of the page.
try {
  const size = localStorage.getItem("text-size");
  if (size) document.documentElement.dataset.textSize = size;
} catch {
  // A browser that keeps nothing shows the usual size.
}
