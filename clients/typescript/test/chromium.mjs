// A page in headless Chromium, over its debugging pipe.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function startChromium() {
  const profile = await mkdtemp(join(tmpdir(), "hirehall-chromium-"));
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", `--user-data-dir=${profile}`];
  const child = spawn(process.env.CHROMIUM ?? "chromium", flags, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const [, , , to, from] = child.stdio;
  const waiting = new Map();
  let text = "";
  from.on("data", (chunk) => {
    text += chunk;
    const messages = text.split("\0");
    text = messages.pop();
    for (const message of messages.map((message) => JSON.parse(message))) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });
  let last = 0;
  const call = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error }) => (error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result)));
      to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });

  return {
    /** Opens a page, and runs functions in it. */
    async open(url) {
      const { targetId } = await call("Target.createTarget", { url: "about:blank" });
      const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
      await call("Page.enable", {}, sessionId);
      await call("Page.navigate", { url }, sessionId);
      const evaluate = async (expression) => {
        const params = { expression, awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails } = await call("Runtime.evaluate", params, sessionId);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      };
      while ((await evaluate("location.origin + document.readyState")) !== `${new URL(url).origin}complete`) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return {
        evaluate,
        /** Deletes the cookies whose name ends so, and says how many these were. */
        async forgetCookies(end) {
          const { cookies } = await call("Network.getCookies", { urls: [url] }, sessionId);
          const found = cookies.filter(({ name }) => name.endsWith(end));
          for (const { name, domain, path } of found) await call("Network.deleteCookies", { name, domain, path }, sessionId);
          return found.length;
        },
        run: (work, ...given) => evaluate(`(${work})(${["Hirehall", ...given.map((one) => JSON.stringify(one))].join()})`),
      };
    },
    async stop() {
      child.kill();
      await ended;
      // Its other processes end after it, and write to the profile until then.
      await rm(profile, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
    },
  };
}
