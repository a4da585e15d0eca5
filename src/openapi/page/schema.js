// What a body consists of.

import { effective, nameOf, resolve } from "./document.js";
import { element } from "./dom.js";
import { inline, markdown } from "./markdown.js";

/** The type of a value in words. */
export function typeOf(schema) {
  const given = effective(schema);
  const base = () => {
    if (given.type === "array") return `list of ${typeOf(given.items)}`;
    if (given.format === "binary") return "file";
    if (given.const !== undefined) return JSON.stringify(given.const);
    if (given.type === "string" && given.format) return { uuid: "id", "date-time": "time" }[given.format] ?? given.format;
    return given.type ?? (given.oneOf ? "object" : "any value");
  };
  return base() + (given.nullable ? " or null" : "");
}

/** The bounds of a value: `1–80 characters`. */
function bounds(given) {
  const range = (least, most, unit) => {
    if (least === undefined && most === undefined) return [];
    const words = most === undefined ? `at least ${least}` : least === undefined ? `at most ${most}` : `${least}–${most}`;
    return [`${words} ${unit}`.trim()];
  };
  return [
    ...range(given.minLength, given.maxLength, "characters"),
    ...range(given.minimum, given.maximum, ""),
    ...range(given.minItems, given.maxItems, "items"),
    ...(given.default === undefined || given.default === null ? [] : [`default ${JSON.stringify(given.default)}`]),
  ].join(", ");
}

/** What stands below a field or a parameter: description, bounds, and the values that the description does not explain. */
export function details(schema, about) {
  const given = effective(schema);
  const listed = given.type === "array" ? effective(given.items) : given;
  // What is said of every time is not repeated for each.
  const own = schema.description ?? schema.oneOf?.find((choice) => choice.description)?.description;
  const description = about ?? (given.format === "date-time" ? own : given.description) ?? "";
  const values = listed.enum?.length <= 24 && !listed.enum.every((value) => description.includes(`\`${value}\``)) && listed.enum;
  return [
    markdown(description),
    bounds(given) && element("p.bounds", {}, bounds(given)),
    values && element("p.values", {}, values.map((value) => [element("code", {}, String(value)), " "])),
  ];
}

/** The fields of an object, or of the items of a list. Objects in it open on demand. */
export function fields(schema, seen = []) {
  const given = effective(schema);
  if (given.type === "array") return fields(given.items, seen);
  if (given.oneOf ?? given.anyOf) return (given.oneOf ?? given.anyOf).map((choice) => nested(choice, variantName(choice), seen));
  const properties = Object.entries(given.properties ?? {});
  if (properties.length === 0) return [element("p.type", {}, typeOf(schema))];
  const row = ([name, part]) => {
    const isRequired = given.required?.includes(name);
    return element(
      "li",
      {},
      element("div", {}, element("code.name", {}, name), " ", element("span.type", {}, typeOf(part)), isRequired && element("span.required", {}, "required")),
      details(part),
      hasFields(part) && nested(part, "fields", seen),
    );
  };
  return [element("ul.fields", {}, properties.map(row))];
}

const variantName = (choice) => nameOf(choice) ?? resolve(choice).title ?? typeOf(choice);

function hasFields(schema) {
  const given = effective(schema);
  const inner = given.type === "array" ? effective(given.items) : given;
  return Object.keys(inner.properties ?? {}).length > 0 || (inner.oneOf ?? inner.anyOf ?? []).some((choice) => effective(choice).properties);
}

function nested(schema, words, seen) {
  const name = nameOf(schema) ?? words;
  if (seen.includes(name) && name !== "fields") return element("p.type", {}, `${name}, as above`);
  const inner = element("details.nested", {}, element("summary", {}, inline(words)));
  inner.addEventListener("toggle", () => inner.childElementCount === 1 && inner.append(...fields(schema, [...seen, name])), { once: true });
  return inner;
}
