import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as Hirehall from "../dist/index.js";
import { mainJob, signUp } from "./job.mjs";
import { PASSWORD, pixel, startServer } from "./server.mjs";

const { createHirehall, HirehallError, inMemory } = Hirehall;

let server;
before(async () => {
  server = await startServer();
});
after(() => server?.stop());

function anonymous(settings = {}) {
  return createHirehall({ baseUrl: server.url, ...settings });
}

async function signedIn(who, settings) {
  const hall = anonymous(settings);
  await hall.logIn({ body: { email: `${who}@demo.hirehall.example`, password: PASSWORD } });
  return hall;
}

test("the main job: signing up, vetting, a listing, a conversation, a job, a review", async () => {
  const worker = { baseUrl: server.url, email: "wanda.node@example.org", password: "correct horse battery" };
  await signUp(Hirehall, worker);
  const token = await server.mailedToken(worker.email);
  assert.equal(await mainJob(Hirehall, { ...worker, token, demoPassword: PASSWORD, pixel }), 5);
});

test("a refusal is an error with its code and its fields", async () => {
  const worker = await signedIn("worker");
  const refused = worker.createService({ body: { title: "x", category: "other", location: "Lisbon", pricing: "QUOTE" } });
  await assert.rejects(refused, (error) => {
    assert.ok(error instanceof HirehallError);
    assert.equal(error.status, 422);
    assert.deepEqual(error.problem.errors.map(({ pointer, code }) => [pointer, code]), [["/title", "too_short"]]);
    return true;
  });
  await assert.rejects(anonymous().getAccount(), { status: 401 });
});

test("a session whose access token has expired is refreshed once, for all that use its store", async () => {
  const session = inMemory();
  let refreshed = 0;
  const counting = (url, init) => {
    if (String(url).endsWith("/auth/refresh")) refreshed += 1;
    return fetch(url, init);
  };
  const hall = await signedIn("client", { session, fetch: counting });
  const { refresh_token } = session.read();
  session.write({ access_token: "expired", refresh_token });
  const accounts = await Promise.all(Array.from({ length: 5 }, () => hall.getAccount()));
  assert.equal(new Set(accounts.map((account) => account.id)).size, 1);
  assert.equal(refreshed, 1);
  assert.notEqual(session.read().refresh_token, refresh_token);
});

test("a session that has ended is forgotten, and the page is told once", async () => {
  const session = inMemory({ access_token: "expired", refresh_token: "unknown" });
  let told = 0;
  const hall = anonymous({ session, onSignedOut: () => (told += 1) });
  const asked = Array.from({ length: 5 }, () => assert.rejects(hall.getAccount(), { status: 401 }));
  await Promise.all(asked);
  assert.equal(session.read(), undefined);
  assert.equal(told, 1);
});

test("a wrong password is one attempt, and leaves the session that there is", async () => {
  for (const session of [inMemory(), "cookies"]) {
    const calls = [];
    const counting = (url, init) => {
      calls.push(new URL(url).pathname);
      return fetch(url, init);
    };
    let told = 0;
    const hall = anonymous({ session, fetch: counting, onSignedOut: () => (told += 1) });
    if (session !== "cookies") await hall.logIn({ body: { email: "client@demo.hirehall.example", password: PASSWORD } });
    calls.length = 0;
    const wrong = hall.logIn({ body: { email: "worker@demo.hirehall.example", password: "not the password" } });
    await assert.rejects(wrong, { status: 401, code: "invalid_credentials" });
    assert.deepEqual(calls, ["/api/v1/auth/login"]);
    assert.equal(told, 0);
    if (session !== "cookies") assert.equal((await hall.getAccount()).role, "CLIENT");
  }
});

test("a part of a path leads to no other operation", async () => {
  const called = [];
  const hall = anonymous({ fetch: (url) => called.push(url) });
  for (const id of ["..", ".", "", undefined, null]) {
    await assert.rejects(hall.getService({ path: { id } }), TypeError);
  }
  assert.deepEqual(called, []);
  await assert.rejects(anonymous().getService({ path: { id: "../config?x#y" } }), { status: 404 });
});

test("a server that ends each stream at once is asked again after a pause", async () => {
  const stop = new AbortController();
  let asked = 0;
  const ending = async () => {
    asked += 1;
    return new Response("id: 7\nretry: 200\n\n", { headers: { "content-type": "text/event-stream" } });
  };
  const listening = (async () => {
    for await (const event of anonymous({ fetch: ending }).events({ signal: stop.signal })) assert.fail(event.type);
  })();
  await new Promise((resolve) => setTimeout(resolve, 1000));
  stop.abort();
  await listening;
  assert.ok(asked >= 2 && asked <= 7, `${asked} times in a second`);
});

test("signing out ends the session and forgets its tokens", async () => {
  const session = inMemory();
  const hall = await signedIn("client", { session });
  const kept = session.read();
  await hall.logOut();
  assert.equal(session.read(), undefined);
  await assert.rejects(anonymous({ session: inMemory(kept) }).getAccount(), { status: 401 });
});

test("a list is read page by page to its end, each item once", async () => {
  const hall = anonymous();
  const seen = [];
  for await (const service of hall.each("searchServices", { query: { q: "piano", limit: 3 } })) seen.push(service.id);
  assert.ok(seen.length > 6, `${seen.length}`);
  assert.equal(new Set(seen).size, seen.length);
});

test("a creation that has met no server is sent again with its key and happens once", async () => {
  let cut = 1;
  const flaky = async (url, init) => {
    const response = await fetch(url, init);
    if (init.method === "POST" && String(url).endsWith("/services") && cut-- > 0) throw new TypeError("the answer is lost");
    return response;
  };
  const worker = await signedIn("worker", { fetch: flaky });
  const title = `Once only ${process.pid}`;
  const created = await worker.createService({ body: { title, category: "other", location: "Lisbon", pricing: "QUOTE" } });
  const mine = [];
  for await (const service of worker.each("listMyServices")) if (service.title === title) mine.push(service.id);
  assert.deepEqual(mine, [created.id]);
});

test("a change names the version that it is of", async () => {
  const client = await signedIn("client");
  const { response } = await client.respond("getMyClientProfile");
  const ifMatch = response.headers.get("etag");
  await client.updateMyClientProfile({ body: { about: `Plants and taps ${process.pid}` } }, { ifMatch });
  await assert.rejects(client.updateMyClientProfile({ body: { about: "Others" } }, { ifMatch }), { status: 412 });
});

test("events arrive once and in order over connections that break", async () => {
  const stop = new AbortController();
  const breaks = [];
  // Every stream breaks after its third chunk.
  const breaking = async (url, init) => {
    const response = await fetch(url, init);
    if (!response.headers.get("content-type")?.includes("event-stream")) return response;
    breaks.push(url);
    let chunks = 0;
    const broken = response.body.pipeThrough(
      new TransformStream({
        transform(chunk, to) {
          to.enqueue(chunk);
          if (++chunks === 3) to.error(new TypeError("the connection is lost"));
        },
      }),
    );
    return new Response(broken, response);
  };
  const client = await signedIn("client", { fetch: breaking });
  const worker = await signedIn("worker");
  const { items } = await client.searchServices({ query: { worker_id: (await worker.getAccount()).id } });
  const { thread } = await client.openThread({ body: { service_id: items[0].id, content: "Hello" } });

  let connected;
  const isConnected = new Promise((resolve) => (connected = resolve));
  const heard = [];
  const listening = (async () => {
    for await (const event of client.events({ signal: stop.signal, onConnect: () => connected() })) {
      if (event.type === "message.posted") heard.push(event);
      if (heard.length === 8) stop.abort();
    }
  })();
  await isConnected;
  try {
    for (let number = 0; number < 8; number++) {
      await worker.sendMessage({ path: { id: thread.id }, body: { content: `Message ${number}` } });
    }
    await listening;
  } finally {
    stop.abort();
  }
  const ids = heard.map((event) => event.id);
  assert.deepEqual(ids, [...new Set(ids)].sort((a, b) => a - b));
  assert.ok(breaks.length > 1, `${breaks.length} connections`);
});
