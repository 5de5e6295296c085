"""The clipboard as a browser hands it to the text editor: one real event with all its formats."""

PASTE = """([formats, before]) => {
  const text = document.querySelector(".ProseMirror");
  text.editor.chain().setContent(before, { emitUpdate: true }).focus("end").run();
  const data = new DataTransfer();
  for (const [format, content] of Object.entries(formats)) data.setData(format, content);
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  return document.querySelector("[data-desk-editor]").value;
}"""


def pasted(page, html=None, text="", before=""):
    """What the form would send after pasting at the end of `before`; without HTML the clipboard is plain text."""
    formats = {"text/plain": text} | ({"text/html": html} if html is not None else {})
    return page.evaluate(PASTE, [formats, before])
