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

test("client and worker in two browsers: a quote, a reschedule, a dispute that is settled, and both reviews", async () => {
  const signedIn = async (who) => {
    const page = await openPage();
    const body = { email: `${who}@demo.hirehall.example`, password: PASSWORD };
    const id = await page.run(async ({ createHirehall }, body) => {
      globalThis.hall = createHirehall();
      await hall.logIn({ body });
      globalThis.heard = [];
      (async () => {
        for await (const event of hall.events()) heard.push(event.type);
      })();
      return (await hall.getAccount()).id;
    }, body);
    const does = (operation, options) => page.run((_, operation, options) => hall[operation](options), operation, options);
    const hears = (type) =>
      page.run(async (_, type) => {
        while (!heard.includes(type)) await new Promise((resolve) => setTimeout(resolve, 20));
      }, type);
    return { id, does, hears };
  };
  const [client, worker] = [await signedIn("client"), await signedIn("worker")];
  const euros = (amount) => ({ amount, currency: "EUR" });

  const { thread } = await client.does("openThread", { body: { worker_id: worker.id, content: "Can you mend our stairs?" } });
  const { id } = await client.does("createJob", { body: { thread_id: thread.id, title: "Mend the stairs" } });
  const path = { id };
  await worker.hears("job.created");
  const lines = [{ description: "Work on site", quantity: "2.5", unit: "HOUR", unit_price: euros(4000) }];
  const tomorrow = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
  await worker.does("createOffer", { path, body: { lines, scheduled_at: tomorrow } });
  await client.hears("job.offer_made");
  const { open_offer: quote } = await client.does("getJob", { path });
  assert.deepEqual([quote.by, quote.total], ["WORKER", euros(10000)]);
  assert.equal((await client.does("acceptOffer", { path: { id, number: quote.number } })).status, "ACCEPTED");
  await worker.hears("job.accepted");

  // Another time, which has come.
  const { agreed_offer: agreed } = await client.does("createOffer", { path, body: { lines, scheduled_at: "2026-05-04T10:00:00Z" } });
  assert.equal(agreed.number, quote.number);
  await worker.hears("job.offer_made");
  const amended = await worker.does("acceptOffer", { path: { id, number: quote.number + 1 } });
  assert.match(amended.scheduled_at, /^2026-05-04T10:00:00/);
  await client.hears("job.amended");

  await worker.does("completeJob", { path });
  await client.hears("job.completed");
  const complaint = { reason_code: "NOT_DONE", text: "The last step is still broken.", wants: { worker_gets: euros(5000) } };
  await client.does("openDispute", { path, body: complaint });
  await worker.hears("job.disputed");
  await worker.does("createDisputeStatement", { path, body: { text: "There were nine of them, not ten." } });
  await worker.does("proposeSettlement", { path, body: { worker_gets: euros(9000) } });
  await client.hears("job.settlement_proposed");
  const settled = await client.does("acceptSettlement", { path: { id, number: 1 } });
  assert.deepEqual([settled.status, settled.statements.length], ["SETTLED", 2]);
  await worker.hears("job.dispute_decided");
  const over = await worker.does("getJob", { path });
  assert.deepEqual([over.status, over.outcome.worker_gets, over.outcome.decided_by], ["FINALIZED", euros(9000), "AGREEMENT"]);

  await worker.does("createReview", { path, body: { rating: 4, aspects: { communication: 5 } } });
  assert.equal((await client.does("getJobReviews", { path })).theirs, null);
  await client.does("createReview", { path, body: { rating: 3, text: "Nine steps of ten." } });
  await worker.hears("review.revealed");
  assert.equal((await worker.does("getJobReviews", { path })).theirs.text, "Nine steps of ten.");
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
  // Tabs can be processes of their own: what one writes reaches the other a little later.
  await second.run(async () => {
    while (!localStorage["hirehall-session"]?.includes('"expired"')) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  const ask = (page) => page.evaluate("Promise.all([1, 2, 3].map(() => hall.getAccount())).then((all) => all[0].email)");
  const [one, other] = await Promise.all([ask(first), ask(second)]);
  assert.deepEqual([one, other], Array(2).fill("worker@demo.hirehall.example"));
  assert.equal((await first.evaluate("refreshed")) + (await second.evaluate("refreshed")), 1);
});
