// Tools of a story: share by the system's dialog or copy the link, and the size of the text. Shows only what works.

const tools = document.querySelector("[data-tools]");
const root = document.documentElement;

function tell(words) {
  tools.querySelector(".tool-told").textContent = words;
}

async function copy(address, words) {
  try {
    await navigator.clipboard.writeText(address);
    tell(words.copied);
  } catch {
    tell(`${words.byHand} ${address}`);
  }
}

function share(button) {
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.href;
  const story = { title: document.querySelector(".headline").textContent, url: address };
  const shares = navigator.canShare?.(story);
  if (!shares) button.querySelector("[data-words]").textContent = button.dataset.copy;
  button.addEventListener("click", async () => {
    tell("");
    if (!shares) return copy(address, button.dataset);
    try {
      await navigator.share(story);
    } catch (error) {
      // Whoever closes the dialog wants nothing more.
      if (error.name !== "AbortError") await copy(address, button.dataset);
    }
  });
  button.hidden = false;
}

function sizes(group) {
  const buttons = [...group.querySelectorAll("[data-size]")];
  const show = (size) => {
    if (size === "normal") delete root.dataset.textSize;
    else root.dataset.textSize = size;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.size === size));
  };
  const known = (size) => (buttons.some((button) => button.dataset.size === size) ? size : "normal");
  group.addEventListener("click", (event) => {
    const size = event.target.closest("[data-size]")?.dataset.size;
    if (!size) return;
    show(size);
    try {
      if (size === "normal") localStorage.removeItem("text-size");
      else localStorage.setItem("text-size", size);
    } catch {
      // It holds for this page.
    }
  });
  show(known(root.dataset.textSize));
  group.hidden = false;
}

// The heading under which one reads is marked in the contents beside the text.
function follow(contents) {
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
  let waiting = false;
  const mark = () => {
    waiting = false;
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
    for (const [id, link] of links) {
      if (id === above?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const ask = () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  };
  addEventListener("scroll", ask, { passive: true });
  ask();
}

share(tools.querySelector("[data-share]"));
sizes(tools.querySelector(".sizes"));
const contents = document.querySelector(".contents");
if (contents) follow(contents);
