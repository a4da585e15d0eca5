// The main job in two parts, between which a mail is read. Each is also sent to a browser as text, so it uses nothing from outside.

/** A worker signs up. */
export async function signUp({ createHirehall }, { baseUrl, email, password }) {
  await createHirehall({ baseUrl }).signUp({
    body: { email, password, role: "WORKER", first_name: "Wanda", last_name: "Weaver" },
  });
}

/** She is vetted and offers something; a client finds her, and hires her; the work is done and reviewed. */
export async function mainJob({ createHirehall }, { baseUrl, email, password, token, demoPassword, pixel }) {
  const same = (found, expected) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Error(`${JSON.stringify(found)} is not ${JSON.stringify(expected)}`);
    }
  };
  const signedIn = async (who) => {
    const hall = createHirehall({ baseUrl });
    await hall.logIn({ body: { email: `${who}@demo.hirehall.example`, password: demoPassword } });
    return hall;
  };
  const picture = new Blob([Uint8Array.from(atob(pixel), (byte) => byte.charCodeAt(0))], { type: "image/png" });

  const worker = createHirehall({ baseUrl });
  await worker.verifyEmail({ body: { token, password, role: "WORKER", first_name: "Wanda" } });
  const { user } = await worker.logIn({ body: { email, password } });
  same(user.role, "WORKER");
  let sent = 0;
  const onProgress = (bytes) => (sent = bytes);
  await worker.submitKyc({ body: { document_type: "PASSPORT", document: picture, selfie: picture } }, { onProgress });
  if (typeof XMLHttpRequest !== "undefined") same(sent > 2 * picture.size, true);
  const admin = await signedIn("admin");
  const { id: submission } = await worker.getKycStatus();
  const file = await admin.getKycFile({ path: { id: submission, slot: "selfie" } });
  same(file instanceof Blob && file.size > 0, true);
  await admin.approveKycCase({ path: { id: submission } });
  same((await worker.getKycStatus()).status, "APPROVED");

  const title = `Hand-woven curtains ${email.replace(/\W/g, " ")}`;
  const price = { amount: 25000, currency: "EUR" };
  const offer = { title, category: "other", location: "Lisbon", pricing: "FIXED", price, status: "PUBLISHED" };
  const service = await worker.createService({ body: offer });

  const client = await signedIn("client");
  const found = await client.searchServices({ query: { q: title, location: "lisbon" } });
  same(found.items.map((item) => item.id), [service.id]);
  const { thread } = await client.openThread({ body: { service_id: service.id, content: "Could you make two?" } });
  await worker.sendMessage({ path: { id: thread.id }, body: { content: "Gladly." } });
  same((await client.listThreadMessages({ path: { id: thread.id } })).items.length, 2);

  const job = await client.createJob({ body: { thread_id: thread.id, price: { amount: 50000, currency: "EUR" } } });
  same(job.status, "NEGOTIATING");
  const path = { id: job.id };
  const lines = [{ description: "Curtain", quantity: "2", unit: "PIECE", unit_price: { amount: 27500, currency: "EUR" } }];
  await worker.createOffer({ path, body: { lines } });
  const { agreed_offer: agreed } = await client.acceptOffer({ path: { ...path, number: 2 } });
  same([agreed.number, agreed.total.amount], [2, 55000]);
  await worker.completeJob({ path });
  same((await client.finalizeJob({ path })).status, "FINALIZED");
  const review = await client.createReview({ path, body: { rating: 5, text: "Beautiful." } });
  same((await worker.getJobReviews({ path })).theirs, null);
  await worker.createReview({ path, body: { rating: 5, aspects: { payment: 5 } } });
  const reviews = await createHirehall({ baseUrl }).listWorkerReviews({ path: { id: user.id } });
  same(reviews.items.map((item) => item.id), [review.id]);
  return review.rating;
}
