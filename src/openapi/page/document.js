// The OpenAPI document and what the page needs of it.

let whole;
/** The operations in the order of their tags. */
export let operations = [];
/** The guides and modules: `{ name, title, description, operations, link }`. */
export let sections = [];

export async function load() {
  const response = await fetch("openapi.json");
  if (!response.ok) throw new Error(`openapi.json: ${response.status}`);
  whole = await response.json();
  const all = Object.entries(whole.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, says]) => operationOf(path, method.toUpperCase(), says)),
  );
  sections = whole.tags.map(({ name, description, "x-displayName": title }) => ({
    name,
    title: title ?? name[0].toUpperCase() + name.slice(1),
    description,
    link: `#/${encodeURIComponent(name)}`,
    operations: all.filter((operation) => operation.tag === name),
  }));
  operations = sections.flatMap((section) => section.operations);
  return whole.info;
}

function operationOf(path, method, says) {
  const tag = says.tags[0];
  return {
    path,
    method,
    tag,
    id: says.operationId,
    link: `#/${encodeURIComponent(tag)}/${says.operationId}`,
    summary: says.summary,
    description: says.description,
    roles: says["x-roles"] ?? [],
    needsAccount: says.security.length > 0,
    parameters: (says.parameters ?? []).map(resolve),
    body: bodyOf(says.requestBody),
    responses: Object.entries(says.responses).map(([status, response]) => ({ status, ...resolve(response) })),
  };
}

function bodyOf(body) {
  const [kind, content] = Object.entries(body?.content ?? {})[0] ?? [];
  return kind && { kind, schema: content.schema, example: content.example ?? exampleOf(content.schema), required: body.required };
}

/** What a reference refers to. What stands beside the reference takes precedence. */
export function resolve(node) {
  if (!node?.$ref) return node ?? {};
  const { $ref, ...beside } = node;
  const target = $ref.slice(2).split("/").reduce((at, name) => at?.[name.replaceAll("~1", "/").replaceAll("~0", "~")], whole);
  return { ...resolve(target), ...beside };
}

/** The name of the schema that is referred to. */
export const nameOf = (schema) => schema?.$ref?.split("/").pop();

/** A schema without the choice `null`, its parts (`allOf`) together. */
export function effective(schema) {
  const given = resolve(schema);
  const choices = given.oneOf ?? given.anyOf;
  const others = choices?.filter((choice) => resolve(choice).type !== "null");
  if (others?.length === 1) {
    const { oneOf, anyOf, ...beside } = given;
    return { ...effective(others[0]), ...beside, nullable: others.length < choices.length };
  }
  if (given.allOf) {
    const parts = given.allOf.map(effective);
    const properties = Object.assign({}, ...parts.map((part) => part.properties));
    return { ...Object.assign({}, ...parts), ...given, properties, required: parts.flatMap((part) => part.required ?? []) };
  }
  if (Array.isArray(given.type)) {
    const type = given.type.find((name) => name !== "null");
    return { ...given, type, nullable: given.type.includes("null") };
  }
  return given;
}

/** The example of a schema, or one made of its parts. */
export function exampleOf(schema, depth = 0) {
  const given = effective(schema);
  const example = given.examples?.[0] ?? given.const ?? given.enum?.[0] ?? given.default;
  if (example !== undefined || depth > 8) return example;
  const choice = given.oneOf?.[0] ?? given.anyOf?.[0];
  if (choice) return exampleOf(choice, depth + 1);
  if (given.type === "array") return [exampleOf(given.items, depth + 1)];
  if (given.properties) {
    const named = Object.entries(given.properties).map(([name, part]) => [name, exampleOf(part, depth + 1)]);
    return Object.fromEntries(named.filter(([, value]) => value !== undefined));
  }
  return { integer: given.minimum ?? 1, number: given.minimum ?? 1, boolean: true, string: "…" }[given.type];
}

/** The operation that a text such as `POST /jobs/{id}/accept` names. */
export function operationNamed(text) {
  const [, method, path] = text.match(/^(GET|PUT|POST|PATCH|DELETE) (\/[^\s?]*)/) ?? [];
  return method && operations.find((one) => one.method === method && (one.path === path || one.path === `/api/v1${path}`));
}

/** The roles in words. */
export function audience({ roles, needsAccount }) {
  if (!needsAccount || roles.length === 0) return "everyone";
  const words = { CLIENT: "clients", WORKER: "workers", ADMIN: "administrators" };
  return roles.length === 3 ? "every account" : roles.map((role) => words[role] ?? role).join(" and ");
}
