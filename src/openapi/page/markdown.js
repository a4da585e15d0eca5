// The Markdown that the document uses: headings, paragraphs, lists, tables, code, emphasis and links.

import { codeBlock, element } from "./dom.js";
import { operationNamed } from "./document.js";

/** The elements of a text. `runnable(name, source)` makes the element of a block of code that begins with ```http name. */
export function markdown(text, runnable) {
  const lines = (text ?? "").split("\n");
  const blocks = [];
  const take = (belongs) => {
    const taken = [];
    while (lines.length > 0 && belongs(lines[0])) taken.push(lines.shift());
    return taken;
  };
  while (lines.length > 0) {
    const line = lines[0];
    const heading = line.match(/^(#{1,4}) (.*)/);
    if (line.trim() === "") {
      lines.shift();
    } else if (line.startsWith("```")) {
      const [kind, name] = lines.shift().slice(3).trim().split(" ");
      const source = take((next) => !next.startsWith("```")).join("\n");
      lines.shift();
      blocks.push(kind === "http" && name && runnable ? runnable(name, source) : codeBlock(source));
    } else if (heading) {
      lines.shift();
      blocks.push(element(`h${Math.max(2, heading[1].length)}`, {}, inline(heading[2])));
    } else if (line.startsWith("|")) {
      blocks.push(table(take((next) => next.startsWith("|"))));
    } else if (ITEM.test(line)) {
      blocks.push(list(take((next) => ITEM.test(next) || /^\s+\S/.test(next))));
    } else {
      const first = [lines.shift()];
      const rest = take((next) => next.trim() !== "" && !/^(```|#{1,4} |\|)/.test(next) && !ITEM.test(next));
      blocks.push(element("p", {}, inline([...first, ...rest].join(" "))));
    }
  }
  return blocks;
}

const ITEM = /^(?:[-*]|\d+\.) /;

function list(lines) {
  const items = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return element(/^\d/.test(lines[0]) ? "ol" : "ul", {}, items.map((item) => element("li", {}, inline(item))));
}

function table([head, , ...rows]) {
  const cells = (row, tag) => row.split("|").slice(1, -1).map((cell) => element(tag, {}, inline(cell.trim())));
  const body = rows.map((row) => element("tr", {}, cells(row, "td")));
  const whole = element("table", {}, element("thead", {}, element("tr", {}, cells(head, "th"))), element("tbody", {}, body));
  return element("div.table", { tabindex: "0" }, whole);
}

const INLINE = /`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)|<(https?:[^>\s]+)>/g;

/** The parts of a line. Code that names an operation leads to it. */
export function inline(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, strong, words, target, address] = found;
    parts.push(text.slice(end, found.index));
    if (code) parts.push(codeOrOperation(code));
    else if (strong) parts.push(element("strong", {}, inline(strong)));
    else if (words && /^(https?:|#|\/)/.test(target)) parts.push(link(target, inline(words)));
    else if (words) parts.push(...inline(words));
    else parts.push(link(address, address.replace(/^https?:\/\//, "")));
    end = found.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts;
}

function codeOrOperation(code) {
  const operation = operationNamed(code);
  return operation ? element("a", { href: operation.link }, element("code", {}, code)) : element("code", {}, code);
}

/** The same without markup, for a place that is a link already. */
export const plain = (text) => text.replace(/[`<>]/g, "");

const link = (target, words) => element("a", { href: target, rel: "noreferrer" }, words);
