// Sends an operation's request, with the values of its form, and shows the answer.

import { effective, exampleOf, operations } from "./document.js";
import { codeBlock, element } from "./dom.js";
import { inline } from "./markdown.js";
import { account, send, sender } from "./session.js";

/** The form of an operation, prefilled with its examples. */
export function requestForm(operation) {
  if (operation.responses.some(({ status }) => status === "101")) {
    return element("section.request", {}, element("h2", {}, "Try it"), element("p", {}, inline("A WebSocket is opened by a program: see [Authentication](#/authentication).")));
  }
  const who = element("div");
  const inputs = operation.parameters.map((parameter) => ({ parameter, input: inputOf(parameter) }));
  const body = bodyInputs(operation.body);
  const answer = element("div.answer", { "aria-live": "polite" });
  const submit = element("button.send", {}, "Send");
  const onsubmit = async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      const { path, options } = await read(operation, inputs, body);
      await show(answer, () => send(path, options));
    } catch (error) {
      answer.replaceChildren(element("p.error", {}, error.message));
    }
    submit.disabled = false;
  };
  const asCurl = async () => {
    const { path, options } = await read(operation, inputs, body);
    answer.replaceChildren(codeBlock(curl(path, options)));
  };
  const shown = (where) => inputs.filter(({ parameter }) => where.includes(parameter.in)).map(({ parameter, input }) => labelled(parameter, input));
  const headers = shown(["header"]);
  const form = element(
    "form",
    { onsubmit, novalidate: true },
    element("div.values", {}, shown(["path", "query"])),
    headers.length > 0 && element("details", {}, element("summary", {}, "Headers"), headers),
    body.node,
    element("p.buttons", {}, submit, element("button.quiet", { type: "button", onclick: asCurl }, "curl")),
  );
  const panel = element("section.request", { "aria-label": "Try it" }, element("h2", {}, "Try it"), who, form, answer);
  const update = async () => {
    who.replaceChildren(...[sender(operation)].flat());
    await fillInIds(operation, inputs);
    panel.dataset.ready = account()?.role ?? "nobody";
  };
  const onSession = () => (panel.isConnected ? update() : removeEventListener("session", onSession));
  addEventListener("session", onSession);
  update();
  return panel;
}

function labelled({ name, in: where, required }, { nodes }) {
  return element("label", {}, element("span", {}, element("code", {}, name), element("span.where", {}, ` ${where}${required ? ", required" : ""}`)), nodes);
}

/** An input, or a choice where the values are known. Headers have no preset value: their examples are of other requests. */
function inputOf(parameter) {
  const given = effective(parameter.schema);
  const example = parameter.example ?? parameter.schema?.examples?.[0] ?? given.default ?? (parameter.in === "path" ? given.enum?.[0] ?? given.examples?.[0] : undefined);
  const preset = parameter.in === "header" || example === undefined || given.format === "uuid" ? "" : String(example);
  const values = given.enum ?? (given.type === "boolean" ? [true, false] : undefined);
  if (values) {
    const option = (value) => element("option", { value, selected: String(value) === preset }, String(value));
    const choice = element("select", {}, !parameter.required && element("option", { value: "" }, "–"), values.map(option));
    return { nodes: [choice], field: choice };
  }
  const field = element("input", { value: preset, placeholder: given.type === "array" ? "separated by commas" : "", spellcheck: "false" });
  return { nodes: [field], field };
}

function bodyInputs(body) {
  if (!body) return { node: null, read: async () => ({}) };
  if (body.kind === "multipart/form-data") return multipart(body);
  const text = JSON.stringify(body.example ?? {}, null, 2);
  const area = element("textarea", { rows: Math.min(24, text.split("\n").length + 1), spellcheck: "false", "aria-label": "Body" });
  area.value = text;
  const isForm = body.kind === "application/x-www-form-urlencoded";
  const read = async () => {
    if (area.value.trim() === "") return {};
    const value = isForm ? String(new URLSearchParams(JSON.parse(area.value))) : area.value;
    return { body: value, headers: { "content-type": body.kind } };
  };
  const words = isForm ? "The fields of the form, as JSON" : "Body";
  return { node: element("label", {}, element("span", {}, words, element("span.where", {}, ` ${body.kind}`)), area), read };
}

/** The fields of a form. A file that the example has is a small picture, until another is chosen. */
function multipart(body) {
  const example = body.example ?? {};
  const inputs = Object.entries(effective(body.schema).properties ?? {}).map(([name, schema]) => {
    const isFile = effective(schema).format === "binary";
    const field = element("input", isFile ? { type: "file" } : { value: example[name] ?? "" });
    return { name, field, isFile };
  });
  const read = async () => {
    const form = new FormData();
    for (const { name, field, isFile } of inputs) {
      if (!isFile && field.value !== "") form.append(name, field.value);
      const file = isFile && (field.files[0] ?? (name in example && (await picture())));
      if (file) form.append(name, file);
    }
    return { body: form };
  };
  const hint = ({ name, isFile }) => (isFile && name in example ? ` file; without one, a picture` : isFile ? " file" : "");
  const label = (input) => element("label", {}, element("span", {}, element("code", {}, input.name), element("span.where", {}, hint(input))), input.field);
  return { node: element("div", {}, inputs.map(label)), read };
}

async function picture() {
  const canvas = element("canvas", { width: 320, height: 320 });
  const drawing = canvas.getContext("2d");
  drawing.fillStyle = `hsl(${Math.round(Math.random() * 360)} 60% 50%)`;
  drawing.fillRect(40, 40, 240, 240);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return new File([blob], "example.png", { type: "image/png" });
}

async function read(operation, inputs, body) {
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = {};
  for (const { parameter, input } of inputs) {
    const value = input.field.value.trim();
    if (parameter.in === "path") {
      if (value === "") throw new Error(`${parameter.name} is missing.`);
      path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
    } else if (value !== "" && parameter.in === "header") {
      headers[parameter.name] = value;
    } else if (value !== "" && parameter.in === "query") {
      const isList = effective(parameter.schema).type === "array";
      for (const one of isList ? value.split(",") : [value]) query.append(parameter.name, one.trim());
    }
  }
  const sent = await body.read();
  const options = { method: operation.method, ...sent, headers: { ...headers, ...sent.headers } };
  return { path: query.size > 0 ? `${path}?${query}` : path, options };
}

/** Where the ids of a path come from, where it is not the list that the path belongs to: a path, and the place in its answer. */
const SOURCES = {
  "/api/v1/clients": ["/api/v1/auth/me", (answer) => (answer.role === "CLIENT" ? [answer] : [])],
  "/api/v1/reviews": ["/api/v1/reviews/mine", (answer) => answer.items],
  "/api/v1/workers": ["/api/v1/services", (answer) => answer.items.map((listing) => listing.worker)],
  "/api/v1/clients/me/favorites": ["/api/v1/services", (answer) => answer.items.map((listing) => listing.worker)],
  "/api/v1/clients/me/favorite-services": ["/api/v1/services", (answer) => answer.items],
};

/** Looks up ids for the path, as this account sees them. The first is filled in, the others are offered. */
async function fillInIds(operation, inputs) {
  const target = inputs.find(({ parameter, input }) => parameter.in === "path" && input.field.value === "" && effective(parameter.schema).format === "uuid");
  if (!target) return;
  const place = operation.path.slice(0, operation.path.indexOf("/{"));
  const [path, itemsOf] = SOURCES[place] ?? [place, (answer) => answer.items];
  const source = operations.find((one) => one.method === "GET" && one.path === path);
  const isAllowed = source && (!source.needsAccount || (account() && source.roles.includes(account().role)));
  if (!isAllowed) return;
  const isList = source.parameters.some(({ name }) => name === "limit");
  const response = await send(isList ? `${path}?limit=100` : path);
  if (!response.ok) return;
  const action = operation.path.split("/").pop();
  // Things that this can be done with come first, where they say so.
  const fits = (item) => (item.allowed_actions?.includes(action.toUpperCase()) || item[`can_${action}`] ? 0 : 1);
  const items = ((await response.json().then(itemsOf)) ?? []).toSorted((one, other) => fits(one) - fits(other));
  if (items.length === 0 || target.input.field.value !== "") return;
  const list = element("datalist", { id: `ids-${operation.id}` }, items.map((item) => element("option", { value: item.id }, item.title ?? item.first_name ?? item.status ?? "")));
  target.input.field.setAttribute("list", list.id);
  target.input.field.after(list, element("span.hint", {}, inline(`The first of \`GET ${path}\`.`)));
  target.input.field.value = items[0].id;
}

/** Sends, and shows what comes back in `place`. Returns the response with its JSON. */
export async function show(place, request) {
  place.replaceChildren(element("p.hint", {}, "Waiting …"));
  const start = performance.now();
  const response = await request();
  const bytes = await response.blob();
  const duration = Math.round(performance.now() - start);
  const kind = response.headers.get("content-type") ?? "";
  const text = /json|text/.test(kind) ? await bytes.text() : "";
  let json;
  if (kind.includes("json")) json = JSON.parse(text);
  const isRedirect = response.type === "opaqueredirect";
  const status = isRedirect ? "Redirect" : response.status;
  const state = response.ok || isRedirect ? "ok" : "failed";
  place.replaceChildren(
    element("p", {}, element(`span.status.${state}`, { "data-status": status }, String(status)), ` ${duration} ms, ${size(bytes.size)}`),
    ...(json?.code ? [element("p.error", {}, inline(`\`${json.code}\`: ${json.detail}`))] : []),
    ...(isRedirect ? [element("p", {}, "The answer leads elsewhere. Open it in the address bar to follow it.")] : []),
    ...(json !== undefined ? [codeBlock(JSON.stringify(json, null, 2), true)] : []),
    ...(json === undefined && text ? [codeBlock(text)] : []),
    ...(bytes.size > 0 && !text ? [download(bytes, kind)] : []),
    element("details", {}, element("summary", {}, "Headers"), codeBlock([...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n"))),
  );
  return { ok: response.ok, json };
}

const size = (bytes) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);

function download(bytes, kind) {
  const name = `answer.${kind.split("/").pop().split(";")[0]}`;
  return element("p", {}, element("a", { href: URL.createObjectURL(bytes), download: name }, `Download (${kind})`));
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(path, { method, headers, body }) {
  const parts = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(location.origin + path)}`];
  if (account()) parts.push('-H "Authorization: Bearer $TOKEN"');
  for (const [name, value] of Object.entries(headers)) parts.push(`-H ${quoted(`${name}: ${value}`)}`);
  if (body instanceof FormData) for (const [name, value] of body) parts.push(`-F ${quoted(`${name}=${value.name ? `@${value.name}` : value}`)}`);
  else if (body) parts.push(`-d ${quoted(body)}`);
  return parts.join(" \\\n  ");
}
