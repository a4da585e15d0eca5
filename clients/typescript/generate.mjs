// Writes src/generated from docs/openapi.json: types, and a table of the operations.
// `node generate.mjs --check` fails if they differ from what is there.
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { readFile, writeFile } from "node:fs/promises";

const HEADER = "// Generated from docs/openapi.json by generate.mjs.\n";
const METHODS = ["get", "post", "put", "patch", "delete"];
const here = (path) => new URL(path, import.meta.url);
const document = JSON.parse(await readFile(here("../../docs/openapi.json"), "utf8"));

const entries = Object.entries(document.paths).flatMap(([path, item]) =>
  METHODS.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] })),
);

const files = {
  "operations.ts": table(),
  "schema.ts": await types(),
};
let differs = false;
for (const [name, text] of Object.entries(files)) {
  const file = here(`src/generated/${name}`);
  if (process.argv.includes("--check")) {
    if ((await readFile(file, "utf8").catch(() => "")) !== text) {
      console.error(`clients/typescript/src/generated/${name} is not what the document says: npm run generate`);
      differs = true;
    }
  } else {
    await writeFile(file, text);
  }
}
process.exitCode = differs ? 1 : 0;

function table() {
  const rows = entries.map(({ path, method, operation }) => {
    const facts = { method: method.toUpperCase(), path };
    const body = Object.keys(operation.requestBody?.content ?? {})[0];
    if (body) facts.body = body.startsWith("multipart/") ? "form" : body.endsWith("json") ? "json" : "urlencoded";
    if (resolved(operation.parameters ?? []).some((parameter) => parameter.name === "Idempotency-Key")) facts.keyed = true;
    if (resolved(operation.parameters ?? []).some((parameter) => parameter.name === "X-Session")) facts.signsIn = true;
    return [operation.operationId, facts, `${operation.summary}\n\n${operation.description}`];
  });
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const comment = (text) => `  /**\n${text.replaceAll("*/", "*\u200b/").replace(/^/gm, "   * ").replace(/ +$/gm, "")}\n   */`;
  const lines = rows.map(([id, facts, text]) => `${comment(text)}\n  ${id}: ${JSON.stringify(facts)},`);
  return `${HEADER}\nexport const operations = {\n${lines.join("\n")}\n} as const;\n`;
}

function resolved(parameters) {
  return parameters.map((parameter) => {
    const name = parameter.$ref?.split("/").pop();
    return name ? document.components.parameters[name] : parameter;
  });
}

// Of a response, its success is typed: every refusal is a Problem, and headers are text. Those of requests are `Options`.
async function types() {
  const wanted = structuredClone(document);
  for (const item of Object.values(wanted.paths)) {
    for (const method of METHODS.filter((method) => item[method])) {
      const { parameters, responses } = item[method];
      if (parameters) item[method].parameters = parameters.filter((_, place) => resolved(parameters)[place].in !== "header");
      for (const status of Object.keys(responses)) {
        if (!status.startsWith("2")) delete responses[status];
        else delete responses[status].headers;
      }
    }
  }
  delete wanted.components.responses;
  delete wanted.components.headers;
  delete wanted.components.parameters;
  const blob = ts.factory.createTypeReferenceNode("Blob");
  const transform = (schema) => (schema.format === "binary" ? blob : undefined);
  const nodes = await openapiTS(wanted, { transform, alphabetize: true });
  // Operations are found by their ids, not by their paths.
  const isUsed = (node) => ["components", "operations", "$defs"].includes(node.name?.text);
  return `${HEADER}\n${astToString(nodes.filter(isUsed))}`;
}
