// The requests of a guide, which run one after the other and use the answers of earlier ones.

import { element } from "./dom.js";
import { markdown } from "./markdown.js";
import { show } from "./request.js";

/** The elements of a guide. */
export function guide(text) {
  const steps = [];
  const answers = {};
  return markdown(text, (name, source) => {
    const step = stepOf(name, source, answers, () => upTo(steps, step));
    steps.push(step);
    return step.node;
  });
}

/** Runs a step, and those before it that have not succeeded yet. Stops at the first that fails. */
async function upTo(steps, last) {
  for (const step of steps.slice(0, steps.indexOf(last))) {
    if (!step.isDone() && !(await step.run())) return last.refuse(`“${step.name}” has failed.`);
  }
  await last.run();
}

function stepOf(name, source, answers, runAll) {
  const area = element("textarea", { rows: source.split("\n").length, spellcheck: "false", "aria-label": `Request: ${name}` });
  area.value = source;
  const answer = element("div.answer", { "aria-live": "polite" });
  const onclick = async () => {
    button.disabled = true;
    await runAll();
    button.disabled = false;
  };
  const button = element("button.send", { type: "button", onclick, "data-run": name }, "Run");
  const refuse = (words) => answer.replaceChildren(element("p.error", {}, words));
  const run = async () => {
    try {
      const { path, options } = parse(area.value, answers);
      const { ok, json } = await show(answer, () => fetch(path, options));
      answers[name] = ok ? json : undefined;
      return ok;
    } catch (error) {
      refuse(error.message);
      return false;
    }
  };
  const node = element("section.step", {}, area, element("p.buttons", {}, button), answer);
  return { name, node, run, refuse, isDone: () => answers[name] !== undefined };
}

/** A request as text: a line with method and path, headers, an empty line, a body. */
function parse(source, answers) {
  const fill = (whole, name, rest) => {
    const value = rest.split(".").reduce((at, part) => at?.[part], answers[name]);
    if (value === undefined) throw new Error(`The answer to “${name}” has no ${rest}.`);
    return value;
  };
  const text = source.replace(/\{\{(\w+)\.([\w.]+)\}\}/g, fill);
  const [head, ...body] = text.split(/\n\s*\n/);
  const [first, ...lines] = head.trim().split("\n");
  const [method, path] = first.trim().split(/\s+/);
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(":")).trim(), line.slice(line.indexOf(":") + 1).trim()]));
  const options = { method, headers, redirect: "manual" };
  if (body.length > 0) Object.assign(options, { body: body.join("\n\n"), headers: { "content-type": "application/json", ...headers } });
  return { path, options };
}
