/* The bell: opens the newest notices below itself, and asks now and then how many are unread while somebody looks. */

const PAUSE = 60_000; // milliseconds between two questions

const bell = document.querySelector(".bell");
if (bell) begin(bell);

function begin(bell) {
  const [link, button] = [bell.querySelector(".bell-link"), bell.querySelector(".bell-button")];
  const panel = bell.querySelector(".bell-latest");
  link.hidden = true;
  button.hidden = false;
  button.addEventListener("click", () => (panel.hidden ? open(bell, button, panel) : close(button, panel)));
  bell.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    close(button, panel);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => bell.contains(event.target) || close(button, panel));
  bell.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !bell.contains(event.relatedTarget)) close(button, panel);
  });
  panel.addEventListener("submit", (event) => markRead(event, bell, button, panel));
  setInterval(() => document.hidden || ask(bell), PAUSE);
  document.addEventListener("visibilitychange", () => document.hidden || ask(bell));
}

async function open(bell, button, panel) {
  const words = await fetched(bell.dataset.latest);
  if (words === null) {
    location.assign(bell.querySelector(".bell-link").href);
    return;
  }
  panel.innerHTML = await words.text();
  panel.hidden = false;
  button.setAttribute("aria-expanded", "true");
  panel.focus();
}

function close(button, panel) {
  panel.hidden = true;
  button.setAttribute("aria-expanded", "false");
}

/* “All as read” without leaving the page; when that fails the form is sent as without a script. */
async function markRead(event, bell, button, panel) {
  event.preventDefault();
  const form = event.target;
  const answer = await fetched(form.action, { method: "POST", body: new FormData(form) });
  if (answer === null) {
    form.submit();
    return;
  }
  await open(bell, button, panel);
  await ask(bell);
}

async function ask(bell) {
  const answer = await fetched(bell.dataset.number);
  if (answer) show(bell, (await answer.json()).unread);
}

/* The number in both places; a change is said aloud. */
function show(bell, unread) {
  const places = bell.querySelectorAll(".bell-number");
  if (places[0].textContent === String(unread)) return;
  for (const place of places) {
    place.textContent = unread;
    place.classList.toggle("none", !unread);
  }
  bell.querySelector("[role=status]").textContent = bell.dataset.words + unread;
}

/* The answer, or null when there is none: no connection, no longer logged in, or an error. */
async function fetched(address, options) {
  try {
    const answer = await fetch(address, options);
    return answer.ok && !answer.url.includes("/login/") ? answer : null;
  } catch {
    return null;
  }
}
