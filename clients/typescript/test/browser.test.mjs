import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { startChromium } from "./chromium.mjs";
import { mainJob, signUp } from "./job.mjs";
import { PASSWORD, pixel, startServer } from "./server.mjs";

let server, chromium, script;
before(async () => {
  server = await startServer();
  chromium = await startChromium();
  const bundle = { entryPoints: ["dist/index.js"], bundle: true, format: "iife", globalName: "Hirehall", write: false };
  script = (await build(bundle)).outputFiles[0].text;
});
after(async () => {
  // A server that goes on would keep the tests from ending.
  try {
    await chromium?.stop();
  } finally {
    await server?.stop();
  }
});

/** A page of the server's own origin that has the client. */
async function openPage() {
  const page = await chromium.open(`${server.url}/docs`);
  await page.evaluate(script);
  return page;
}

test("the main job in Chromium, with the progress of its upload", async () => {
  const page = await openPage();
  const worker = { baseUrl: server.url, email: "wanda.chromium@example.org", password: "correct horse battery" };
  await page.run(signUp, worker);
  const token = await server.mailedToken(worker.email);
  assert.equal(await page.run(mainJob, { ...worker, token, demoPassword: PASSWORD, pixel }), 5);
});

test("a session in cookies is one of all tabs, and scripts have no tokens", async () => {
  const [first, second] = [await openPage(), await openPage()];
  const email = "client@demo.hirehall.example";
  const answer = await first.run(
    async ({ createHirehall }, body) => {
      globalThis.refreshed = 0;
      globalThis.hall = createHirehall({
        session: "cookies",
        fetch: (url, init) => {
          if (String(url).endsWith("/auth/refresh")) globalThis.refreshed += 1;
          return fetch(url, init);
        },
      });
      return hall.logIn({ body });
    },
    { email, password: PASSWORD },
  );
  assert.equal(answer.kept_in, "COOKIES");
  assert.equal(await first.evaluate("document.cookie"), "");
  const accounts = "hall.getAccount().then((account) => account.email)";
  assert.equal(await first.evaluate(accounts), email);
  await second.run(({ createHirehall }) => void (globalThis.hall = createHirehall({ session: "cookies" })));
  assert.equal(await second.evaluate(accounts), email);

  // As if it had expired.
  assert.equal(await first.forgetCookies("hirehall-access"), 1);
  assert.equal(await first.evaluate(`Promise.all([1, 2, 3].map(() => ${accounts})).then((all) => all[2])`), email);
  assert.equal(await first.evaluate("refreshed"), 1);
});

test("a session in local storage is refreshed once for two tabs", async () => {
  const [first, second] = [await openPage(), await openPage()];
  const set = ({ createHirehall, inLocalStorage }) => {
    globalThis.refreshed = 0;
    globalThis.hall = createHirehall({
      session: inLocalStorage(),
      fetch: (url, init) => {
        if (String(url).endsWith("/auth/refresh")) globalThis.refreshed += 1;
        return fetch(url, init);
      },
    });
  };
  await first.run(set);
  await second.run(set);
  await first.run(async (_, body) => void (await hall.logIn({ body })), { email: "worker@demo.hirehall.example", password: PASSWORD });
  await first.evaluate(`{
    const tokens = JSON.parse(localStorage["hirehall-session"]);
    localStorage["hirehall-session"] = JSON.stringify({ ...tokens, access_token: "expired" });
  }`);
  const ask = (page) => page.evaluate("Promise.all([1, 2, 3].map(() => hall.getAccount())).then((all) => all[0].email)");
  const [one, other] = await Promise.all([ask(first), ask(second)]);
  assert.deepEqual([one, other], Array(2).fill("worker@demo.hirehall.example"));
  assert.equal((await first.evaluate("refreshed")) + (await second.evaluate("refreshed")), 1);
});
