// The page of an operation.

import { audience, effective, exampleOf } from "./document.js";
import { codeBlock, element, methodBadge } from "./dom.js";
import { markdown, plain } from "./markdown.js";
import { requestForm } from "./request.js";
import { details, fields, typeOf } from "./schema.js";

export function operationPage(operation, section) {
  // The last paragraph begins with who may call it.
  const [, about, who, limits] = operation.description.match(/^([^]*?)(?:^|\n\n)(For [^.\n]*)\.(.*)$/) ?? [, operation.description, `For ${audience(operation)}`, ""];
  const head = element(
    "div.head",
    {},
    element("p.crumb", {}, element("a", { href: section.link }, section.title)),
    element("h1", {}, plain(operation.summary)),
    element("p.endpoint", {}, methodBadge(operation.method), " ", element("code", {}, breakable(operation.path))),
    element("p.facts", {}, element("span.audience", {}, who), " ", element("code", {}, operation.id)),
    markdown(`${about}\n\n${limits}`),
  );
  const rest = element(
    "div.rest",
    {},
    parameters(operation.parameters),
    operation.body && [element("h2", {}, "Body ", element("span.type", {}, operation.body.kind)), fields(operation.body.schema)],
    element("h2", {}, "Answers"),
    operation.responses.map(response),
  );
  return element("article.operation", {}, head, requestForm(operation), rest);
}

/** A path that may be broken after each slash. */
const breakable = (path) => path.split("/").flatMap((part, at) => (at === 0 ? [part] : [element("wbr"), `/${part}`]));

function parameters(all) {
  const of = (where, title) => {
    const these = all.filter((parameter) => parameter.in === where);
    const row = ({ name, schema, required, description }) =>
      element(
        "li",
        {},
        element("div", {}, element("code.name", {}, name), " ", element("span.type", {}, typeOf(schema)), required && element("span.required", {}, "required")),
        details(schema, description),
      );
    return these.length > 0 && [element("h2", {}, title), element("ul.fields", {}, these.map(row))];
  };
  return [of("path", "Path"), of("query", "Query"), of("header", "Headers")];
}

/** Success is open, refusals are closed. */
function response({ status, description, content, headers }) {
  const isSuccess = status < "300";
  const [kind, { schema } = {}] = Object.entries(content ?? {})[0] ?? [];
  const head = element("summary", {}, element(`span.status.${isSuccess || status === "304" ? "ok" : "failed"}`, {}, status), " ", plain(description.split("\n")[0]));
  const rest = description.split("\n").slice(1).join("\n");
  const whole = element("details.response", { open: isSuccess }, head);
  const fill = () => {
    const isProblem = kind === "application/problem+json";
    const example = schema && kind?.includes("json") ? exampleOf(schema) : undefined;
    whole.append(
      ...markdown(rest),
      ...(kind && !isProblem ? [element("p.type", {}, Object.keys(content).join(", "))] : []),
      ...(example !== undefined ? [codeBlock(JSON.stringify(example, null, 2), true)] : []),
      ...(schema && !isProblem && effective(schema).format !== "binary" ? [closed("Fields", fields(schema))] : []),
      ...(headers ? [element("p.hint", {}, `Headers: ${Object.keys(headers).join(", ")}`)] : []),
    );
  };
  if (isSuccess) fill();
  else whole.addEventListener("toggle", fill, { once: true });
  return whole;
}

const closed = (title, content) => element("details.nested", {}, element("summary", {}, title), content);
