// The page: its contents, and what the address names.

import { load, sections } from "./document.js";
import { element, methodBadge } from "./dom.js";
import { guide } from "./guide.js";
import { markdown, plain } from "./markdown.js";
import { operationPage } from "./operation.js";
import { setUpSearch } from "./search.js";
import { setUpSession } from "./session.js";

const main = document.getElementById("main");
let info;

/** Shows the guide, module or operation of an address such as `#/job/acceptJob`. */
function show() {
  const [name, id] = location.hash.slice(2).split("/").map(decodeURIComponent);
  const section = sections.find((one) => one.name === name) ?? sections[0];
  const operation = section.operations.find((one) => one.id === id);
  main.replaceChildren(operation ? operationPage(operation, section) : sectionPage(section));
  document.title = `${operation?.summary ?? section.title} – Hirehall API`;
  mark(section, operation);
  setMenu(false);
  scrollTo(0, 0);
}

function sectionPage(section) {
  const rows = section.operations.map(({ link, method, path, summary }) =>
    element("li", {}, element("a", { href: link }, methodBadge(method), element("span", {}, plain(summary), element("span.place", {}, path)))),
  );
  return element(
    "article",
    {},
    section === sections[0] && element("div.lead", {}, markdown(info.description.split("\n\n")[0])),
    element("h1", {}, section.title),
    guide(section.description),
    rows.length > 0 && element("ul.operations", {}, rows),
  );
}

function contents() {
  const link = (target, words) => element("a", { href: target }, words);
  return sections.map((section) => {
    if (section.operations.length === 0) return element("p", {}, link(section.link, section.title));
    const inside = section.operations.map(({ link: target, method, summary }) =>
      element("li", {}, element("a", { href: target, title: plain(summary) }, methodBadge(method), element("span", {}, plain(summary)))),
    );
    return element("details", { name: "module" }, element("summary", {}, link(section.link, section.title)), element("ul", {}, inside));
  });
}

/** Marks the current entry of the contents, and opens its module. */
function mark(section, operation) {
  const list = document.getElementById("contents");
  list.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const current = [...list.querySelectorAll("a")].find((one) => one.getAttribute("href") === (operation ?? section).link);
  current?.setAttribute("aria-current", "page");
  const module = current?.closest("details");
  if (module) module.open = true;
  if (operation) current?.scrollIntoView({ block: "nearest" });
}

function setMenu(isOpen) {
  document.body.classList.toggle("menu", isOpen);
  document.getElementById("menu").setAttribute("aria-expanded", isOpen);
}

function setUpTheme() {
  const root = document.documentElement;
  root.dataset.theme = localStorage.getItem("docs-theme") ?? "";
  document.getElementById("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    localStorage.setItem("docs-theme", root.dataset.theme);
  });
}

setUpTheme();
setUpSession();
document.getElementById("menu").addEventListener("click", () => setMenu(!document.body.classList.contains("menu")));
try {
  info = await load();
  document.getElementById("version").textContent = `API ${info.version}`;
  document.getElementById("contents").append(...contents(), element("p", {}, element("a", { href: "openapi.json" }, "openapi.json")));
  setUpSearch();
  addEventListener("hashchange", () => {
    show();
    main.focus({ preventScroll: true });
  });
  show();
} catch (error) {
  main.replaceChildren(element("p.error", { role: "alert" }, `The document cannot be read: ${error.message}`));
}
