// The page beside the form, made of what is typed: asked for after each pause, shown in a frame in which nothing runs.

const PAUSE = 700; // milliseconds after the last change
const WIDE = window.matchMedia("(min-width: 1200px)");
const OPEN = "preview-open";

class LivePreview {
  constructor(pane, form, button) {
    this.pane = pane;
    this.form = form;
    this.frame = pane.querySelector("iframe");
    this.note = pane.querySelector("[data-preview-note]");
    this.button = button;
    // Outside the form, whose own scripts would take a click here for a change of the text.
    document.body.append(pane);
    this.listen();
    if (sessionStorage.getItem(OPEN) && WIDE.matches) this.open();
  }

  listen() {
    const later = () => this.later();
    // The choices by typing tell of themselves through jQuery only.
    window.django?.jQuery?.(this.form).on("input change", later);
    this.button.setAttribute("aria-expanded", "false");
    this.button.setAttribute("aria-controls", this.pane.id);
    this.button.addEventListener("click", (event) => {
      event.preventDefault();
      this.toggle();
    });
    document.addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyV") return;
      event.preventDefault();
      this.toggle();
    });
    this.pane.addEventListener("keydown", (event) => event.key === "Escape" && this.pane.close());
    this.pane.querySelector("[data-preview-close]").addEventListener("click", () => this.pane.close());
    this.pane.addEventListener("close", () => this.closed());
    this.frame.addEventListener("load", () => { this.loaded = this.frame.srcdoc !== ""; });
    WIDE.addEventListener("change", () => this.pane.open && this.reopen());
  }

  toggle() {
    if (this.pane.open) this.pane.close();
    else this.open();
  }

  open() {
    sessionStorage.setItem(OPEN, "yes");
    this.button.setAttribute("aria-expanded", "true");
    this.show();
    this.update();
  }

  // Beside the text it leaves the cursor where it is; over the text it takes it, as there is nothing to type into.
  show() {
    const cursor = document.activeElement;
    document.body.classList.toggle("previewing", WIDE.matches);
    if (!WIDE.matches) {
      this.pane.showModal();
      return;
    }
    this.pane.show();
    if (cursor === document.body) document.activeElement.blur();
    else cursor.focus({ preventScroll: true });
  }

  reopen() {
    this.switching = true;
    this.pane.close();
    this.show();
  }

  closed() {
    if (this.switching) {
      this.switching = false;
      return;
    }
    sessionStorage.removeItem(OPEN);
    document.body.classList.remove("previewing");
    this.button.setAttribute("aria-expanded", "false");
    clearTimeout(this.timer);
    if (this.pane.contains(document.activeElement) || document.activeElement === document.body) this.button.focus();
  }

  later() {
    if (!this.pane.open) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.update(), PAUSE);
  }

  async update() {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    try {
      const answer = await fetch(this.pane.dataset.livePreview, {
        method: "POST",
        body: new FormData(this.form),
        signal: asked.signal,
      });
      // A redirect leads to the login: the session has ended.
      if (!answer.ok || answer.redirected) throw new Error(answer.status);
      this.put(await answer.text());
      this.note.textContent = "";
    } catch (error) {
      if (error.name !== "AbortError") this.note.textContent = this.pane.dataset.failed;
    }
  }

  // The first page is loaded with its style sheet. Later ones change its body alone: nothing flickers, no entry is
  // added to the browser's history, and the place stays.
  put(html) {
    const shown = this.frame.contentDocument;
    if (!this.loaded) {
      this.frame.srcdoc = html;
      return;
    }
    const { scrollX, scrollY } = this.frame.contentWindow;
    const made = new DOMParser().parseFromString(html, "text/html");
    shown.body.replaceWith(shown.adoptNode(made.body));
    this.frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  }
}

const pane = document.querySelector("[data-live-preview]");
const form = document.getElementById("article_form");
const button = document.querySelector("[data-live-preview-open]");
if (pane && form && button) new LivePreview(pane, form, button);
