// The search of every page: results below the box while someone types, and as a page of their own at /docs/search?q=…
import { found } from "./search.js";

const shownBelowTheBox = 12;
const shownOnThePage = 200;
const [box, panel, panelCount, page, pageCount] = ["search", "search-results", "search-count", "found", "found-count"].map((id) =>
  document.getElementById(id),
);
const panelList = panel.querySelector("ol");
let index;

if (page) {
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  show();
}
box.addEventListener("input", show);
box.addEventListener("focus", load, { once: true });
box.form.addEventListener("submit", (event) => page && event.preventDefault());
document.addEventListener("keydown", keys);
document.addEventListener("click", ({ target }) => panel.parentElement.contains(target) || close());

showPlace(document.querySelector(".contents [aria-current]"));

// Where the contents scroll by themselves, they begin at this page.
function showPlace(place) {
  const contents = place?.closest(".contents");
  if (contents && contents.scrollHeight > contents.clientHeight) contents.scrollTop = place.offsetTop - contents.clientHeight / 2;
}

function load() {
  index ??= fetch("/docs/search.json", { credentials: "omit" }).then((answer) =>
    answer.ok ? answer.json() : Promise.reject(answer.status),
  );
  index.catch(() => {
    index = undefined;
  });
  return index;
}

async function show() {
  const query = box.value.trim();
  try {
    const all = found(query === "" ? [] : await load(), query);
    if (query === box.value.trim()) (page ? fillPage : fillPanel)(query, all);
  } catch {
    say(page ? pageCount : panelCount, "The search index could not be loaded.");
    panel.hidden = Boolean(page);
  }
}

function fillPanel(query, all) {
  panelList.replaceChildren(...all.slice(0, shownBelowTheBox).map(itemOf));
  panel.hidden = query === "";
  say(panelCount, all.length > shownBelowTheBox ? `${countOf(all)}; Enter shows them all` : countOf(all));
}

function fillPage(query, all) {
  history.replaceState(null, "", query ? `?q=${encodeURIComponent(query)}` : location.pathname);
  page.replaceChildren(...all.slice(0, shownOnThePage).map(itemOf));
  say(pageCount, query === "" ? "Type a name, or a part of one, into the search box." : `${countOf(all)} for “${query}”`);
}

const countOf = ({ length }) => (length === 0 ? "Nothing found" : length === 1 ? "1 result" : `${length} results`);

function itemOf([name, kind, address, text]) {
  const link = element("a", { href: address });
  link.append(element("strong", { textContent: name }), " ", element("span", { className: "kind", textContent: kind }));
  if (text) link.append(element("span", { className: "text", textContent: kind === "member" ? `of ${text}` : text }));
  const item = element("li", {});
  item.append(link);
  return item;
}

const element = (name, properties) => Object.assign(document.createElement(name), properties);

function say(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

function close() {
  panel.hidden = true;
}

function keys(event) {
  if (event.key === "Escape" && !panel.hidden) {
    event.preventDefault(); // it would empty the box
    close();
    box.focus();
  }
  if (
    event.key === "/" &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !document.activeElement.matches("input, textarea, select")
  ) {
    event.preventDefault();
    box.focus();
  }
  if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
}

function move(event) {
  const places = [box, ...panelList.querySelectorAll("a")];
  const at = places.indexOf(document.activeElement);
  if (panel.hidden || at < 0) return;
  event.preventDefault();
  places[Math.max(0, Math.min(places.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
}
