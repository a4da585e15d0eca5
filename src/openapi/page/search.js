// Full-text search over operations, guides and modules.

import { effective, operations, sections } from "./document.js";
import { element, methodBadge } from "./dom.js";
import { plain } from "./markdown.js";

let entries;

/** Each has its texts by weight. */
function index() {
  const ofOperation = (operation) => ({
    link: operation.link,
    badge: methodBadge(operation.method),
    title: plain(operation.summary),
    place: operation.path,
    texts: [
      [8, operation.summary],
      [6, `${operation.id} ${operation.path} ${operation.method}`],
      [4, operation.tag],
      [2, operation.description],
      [2, operation.parameters.map(({ name, description }) => `${name} ${description ?? ""}`).join(" ")],
      [2, namesIn(operation.body?.schema).join(" ")],
      [1, operation.responses.map(({ status, description }) => `${status} ${description}`).join(" ")],
    ],
  });
  const ofSection = ({ title, link, description, operations: inside }) => ({
    link,
    badge: element("span.method", {}, inside.length > 0 ? "module" : "text"),
    title,
    place: "",
    texts: [
      [10, title],
      [1, description],
    ],
  });
  const all = [...sections.map(ofSection), ...operations.map(ofOperation)];
  return all.map((entry) => ({ ...entry, texts: entry.texts.map(([weight, text]) => [weight, folded(text ?? "")]) }));
}

/** The names of the fields of a body. */
function namesIn(schema, depth = 0) {
  if (!schema || depth > 4) return [];
  const given = effective(schema);
  const own = Object.entries(given.properties ?? {}).flatMap(([name, part]) => [name, part.description ?? "", ...namesIn(part, depth + 1)]);
  return [...own, ...namesIn(given.items, depth + 1)];
}

const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The entries in which every word begins some word, best first. */
export function search(query) {
  entries ??= index();
  const words = folded(query).split(/\s+/).filter(Boolean);
  const found = entries.map((entry) => ({ ...entry, score: scoreOf(entry, words) })).filter(({ score }) => score > 0);
  return found.sort((one, other) => other.score - one.score);
}

function scoreOf({ texts }, words) {
  let sum = 0;
  for (const word of words) {
    const begins = new RegExp(`(^|[^\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u");
    const weights = texts.filter(([, text]) => text.includes(word)).map(([weight, text]) => (begins.test(text) ? weight : weight / 4));
    if (weights.length === 0) return 0;
    sum += Math.max(...weights) + weights.length / 100;
  }
  return sum;
}

/** Connects the field of the search. Results take the place of the contents while there is something in it. */
export function setUpSearch() {
  const [field, results, contents] = ["search", "found", "contents"].map((id) => document.getElementById(id));
  const links = () => [...results.querySelectorAll("a")];
  field.addEventListener("input", () => {
    const query = field.value.trim();
    contents.hidden = query !== "";
    const found = query === "" ? [] : search(query);
    const shown = found.slice(0, 40).map(({ link, badge, title, place }) =>
      element("li", {}, element("a", { href: link }, badge, element("span", {}, title, place && element("span.place", {}, place)))),
    );
    const none = query !== "" && found.length === 0 && element("p.hint", {}, "Nothing is found.");
    results.replaceChildren(...[none, shown.length > 0 && element("ol.results", {}, shown)].filter(Boolean));
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") links()[0]?.click();
    else if (event.key === "ArrowDown") links()[0]?.focus();
    else if (event.key === "Escape") clear();
    else return;
    event.preventDefault();
  });
  results.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = links().indexOf(document.activeElement) + step;
    (links()[at] ?? field).focus();
  });
  const clear = () => {
    field.value = "";
    field.dispatchEvent(new Event("input"));
  };
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    document.body.classList.add("menu");
    field.focus();
  });
}
