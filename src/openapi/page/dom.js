// Elements are made, never parsed from text: no text of the document or of an answer can become markup.

/** An element: `element("a.link", { href: "#" }, "text")`. Handlers are named `onclick` and so on. */
export function element(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length > 0) node.className = classes.join(" ");
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** A block of text that scrolls and can be copied. JSON is coloured. */
export function codeBlock(text, isJson = false) {
  const copy = async () => {
    await navigator.clipboard?.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 1500);
  };
  const button = element("button.copy", { type: "button", onclick: copy }, "Copy");
  return element("div.code", {}, element("pre", { tabindex: "0" }, element("code", {}, isJson ? coloured(text) : text)), button);
}

const JSON_TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

function coloured(text) {
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(JSON_TOKENS)) {
    const kind = found[2] ? "key" : found[1] ? "string" : "value";
    const token = found[1] ?? found[0];
    parts.push(text.slice(end, found.index), element(`span.${kind}`, {}, token));
    end = found.index + token.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** The method of an operation as a badge. */
export const methodBadge = (method) => element(`span.method.${method.toLowerCase()}`, {}, method === "DELETE" ? "DEL" : method);
