// The live part: asks for the newest messages once a second while the page is visible, and adds those that are new.
import { entryOf } from "./entry.js";

const pauseMs = 1000;
const shownAtMost = 200;
const [list, empty, status, news, filter, to] = ["messages", "empty", "status", "news", "filter", "to"].map((id) =>
  document.getElementById(id),
);
let isFirst = true;
let isAsking = false;

to.value = new URLSearchParams(location.search).get("to") ?? "";
filter.addEventListener("submit", (event) => event.preventDefault());
to.addEventListener("input", startAnew);
list.addEventListener("click", copy);
document.addEventListener("visibilitychange", refresh);
refresh();
setInterval(refresh, pauseMs);

function startAnew() {
  const wanted = to.value.trim();
  history.replaceState(null, "", wanted ? `?to=${encodeURIComponent(wanted)}` : location.pathname);
  isFirst = true;
  refresh();
}

async function refresh() {
  if (document.hidden || isAsking) return;
  isAsking = true;
  try {
    await ask(to.value.trim());
  } catch (problem) {
    say(problem instanceof TypeError ? "The server does not answer." : problem.message, "away");
  } finally {
    isAsking = false;
  }
}

async function ask(wanted) {
  const response = await fetch(`messages?limit=${shownAtMost}${wanted && `&to=${encodeURIComponent(wanted)}`}`);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  if (wanted === to.value.trim()) show(answer, wanted);
}

function show(messages, wanted) {
  const present = new Map([...list.children].map((entry) => [entry.id, entry]));
  const arrived = messages.filter(({ id }) => !present.has(`message-${id}`));
  if (isFirst || arrived.length > 0 || messages.length !== list.children.length) {
    list.replaceChildren(...messages.map((message) => present.get(`message-${message.id}`) ?? entryOf(document, message)));
    if (!isFirst) announce(arrived);
  }
  isFirst = false;
  empty.hidden = messages.length > 0;
  empty.textContent = wanted
    ? `No message to ${wanted} yet.`
    : "No message yet. Sign up a user, or ask for a code: it appears here within a second.";
  say(
    messages.length === 1 ? "1 message, live" : `${messages.length}${messages.length === shownAtMost ? " newest" : ""} messages, live`,
    "live",
  );
}

function announce(arrived) {
  for (const { id } of arrived) document.getElementById(`message-${id}`).classList.add("new");
  if (arrived.length > 0) news.textContent = arrived.map(({ to, code }) => `Message to ${to}${code ? `, code ${code}` : ""}`).join(". ");
}

function say(text, state) {
  if (status.textContent !== text) status.textContent = text;
  status.dataset.state = state;
}

async function copy({ target }) {
  const code = target.dataset.copy;
  if (code === undefined) return;
  // Browsers lend the clipboard to secure addresses only (localhost is one); elsewhere the code is selected, ready to be copied by hand.
  if (!navigator.clipboard) return getSelection().selectAllChildren(target.previousElementSibling);
  await navigator.clipboard.writeText(code);
  target.textContent = "Copied";
  setTimeout(() => {
    target.textContent = "Copy";
  }, 1500);
}
