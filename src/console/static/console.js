// What HTML cannot do: times in the zone of the browser, what is new without loading, keys, pictures, passkeys. Every page works without.

const root = document.documentElement;
const body = document.body;
root.classList.add("scripts");
const find = (what, within = document) => within.querySelector(what);
const all = (what, within = document) => [...within.querySelectorAll(what)];

// Times. The address of a moment stays in `datetime`, and its UTC in `title`.
const format = new Intl.DateTimeFormat(root.lang, { dateStyle: "medium", timeStyle: "short" });
const tellTimes = within => {
  for (const time of all("time", within)) time.textContent = format.format(new Date(time.dateTime));
};
tellTimes(document);

// The navigation of a narrow screen is scrolled to where one is.
const here = find("nav a[aria-current]");
if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.clientWidth / 2;

// What is marked as live is fetched again with its page when something has happened.
const page = body.dataset.page ?? location.pathname + location.search;
const KINDS = ["kyc.submitted", "kyc.claimed", "kyc.released", "kyc.endorsed", "kyc.checked", "kyc.approved", "kyc.rejected",
  "kyc.changes_requested", "kyc.revoked", "kyc.file_infected", "worker.name_change_requested", "worker.name_changed",
  "worker.name_change_rejected",
  "job.disputed", "job.dispute_decided", "job.decision_appealed", "job.appeal_decided",
  "review.flagged", "review.kept", "review.removed", "review.restored",
  "review.appealed", "review.appeal_rejected", "reset"];
let after = body.dataset.after;
let waiting;
const soon = () => { waiting ??= setTimeout(() => { waiting = undefined; refresh(); }, 150); };

async function refresh() {
  const answer = await fetch(page, { headers: { accept: "text/html" } }).catch(() => null);
  if (!answer || !answer.ok) return;
  if (answer.redirected) {
    stop();
    find("#news").textContent = body.dataset.signedOut;
    return;
  }
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const focused = document.activeElement?.getAttribute("href");
  const known = all("[data-news]").map(part => part.dataset.news);
  for (const part of all("[data-live]")) {
    const other = fresh.getElementById(part.id);
    if (!other) continue;
    tellTimes(other);
    // The same content is not told again.
    if (other.innerHTML === part.innerHTML) continue;
    part.className = other.className;
    Object.assign(part.dataset, other.dataset);
    part.replaceChildren(...document.adoptNode(other).childNodes);
    if (focused && document.activeElement === body) all("a", part).find(link => link.getAttribute("href") === focused)?.focus();
  }
  const news = all("[data-news]").map(part => part.dataset.news).filter(text => !known.includes(text));
  if (news.length) find("#news").textContent = news.join(" ");
  // A page whose looks are recorded follows the news of another page.
  if (fresh.body.dataset.page === body.dataset.page) document.title = fresh.title;
  after = fresh.body.dataset.after ?? after;
  // What was typed stays; it cannot be sent any more when there is nothing to decide.
  const decide = find("#decide");
  if (decide) for (const button of all("[data-act]", decide)) button.disabled = !fresh.getElementById(button.closest("details").id);
  watchClaim();
}

let claim;
function watchClaim() {
  clearTimeout(claim);
  const until = find("[data-until]")?.dataset.until;
  const left = new Date(until) - Date.now();
  if (until && left > 0 && left < 2 ** 31) claim = setTimeout(refresh, left + 1500);
}
watchClaim();

let feed;
function stop() { feed?.close(); feed = null; }
function listen() {
  feed = new EventSource(`/api/v1/events?after=${after}`);
  for (const kind of KINDS) feed.addEventListener(kind, event => { after = event.lastEventId || after; soon(); });
  // The feed ends with its access token. Reading the page renews that.
  feed.onerror = async () => {
    if (feed?.readyState !== EventSource.CLOSED) return;
    await refresh();
    if (feed) setTimeout(listen, 2000);
  };
}
if (after) listen();
addEventListener("pagehide", stop);
addEventListener("pageshow", event => { if (event.persisted) location.reload(); });

// Keys. Each can be turned off, because speech input types letters (WCAG 2.1.4).
const shortcuts = find("#shortcuts");
if (shortcuts) {
  shortcuts.checked = localStorage.getItem("shortcuts") !== "off";
  shortcuts.addEventListener("change", () => localStorage.setItem("shortcuts", shortcuts.checked ? "on" : "off"));
}
const unfold = details => {
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  const invalid = find("[aria-invalid]", details);
  return invalid ?? find("[type=radio], [type=checkbox]", details) ?? find("[data-act]", details);
};
const pressed = {
  "?": () => { const keys = find("#keys"); keys.open = !keys.open; if (keys.open) find("summary", keys).focus(); },
  Escape: () => { const open = find(".rail details[open]"); if (open) { open.open = false; find("summary", open).focus(); } },
};
function follow(key) {
  const target = find(`[data-key="${key}"]`);
  if (target?.tagName === "A") { target.click(); return true; }
  if (target) { unfold(target.closest("details"))?.focus(); return true; }
  return false;
}
function choose(digit) {
  const reason = find(`[data-digit="${digit}"]`);
  if (!reason) return false;
  unfold(reason.closest("details"));
  reason.checked = true;
  reason.dispatchEvent(new Event("change", { bubbles: true }));
  const form = reason.form;
  (reason.value === "OTHER" ? form.elements.note : find("[data-act]", form)).focus();
  return true;
}
function row(step) {
  const links = all(".rows a");
  if (!links.length) return false;
  const at = links.indexOf(document.activeElement);
  const to = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + step, 0), links.length - 1);
  links[to].focus();
  return true;
}
addEventListener("keydown", event => {
  const { key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(shortcuts?.checked ?? true)) return;
  const isTyping = event.target.closest?.("textarea, select, input:not([type=radio]):not([type=checkbox])");
  if (isTyping && key !== "Escape") return;
  if (isTyping) { event.target.blur(); return; }
  const did = (key in pressed && (pressed[key](), true)) || view(key) || follow(key) || choose(key)
    || (key === "j" && row(1)) || (key === "k" && row(-1));
  if (did) event.preventDefault();
});

// Pictures: zoom, turn, move, contrast.
const pictures = all(".picture").map(figure => {
  const frame = find(".frame", figure);
  const img = find("img", figure);
  const state = { zoom: 1, turn: 0, x: 0, y: 0, contrast: false };
  const draw = () => {
    // A picture on its side fits into the frame again.
    const [w, h, nw, nh] = [frame.clientWidth, frame.clientHeight, img.naturalWidth || 1, img.naturalHeight || 1];
    const upright = Math.min(w / nw, h / nh);
    const fit = state.turn % 180 ? Math.min(w / nh, h / nw) / upright : 1;
    if (state.zoom === 1) state.x = state.y = 0;
    const set = (name, value) => img.style.setProperty(name, value);
    set("--zoom", state.zoom * fit); set("--turn", `${state.turn}deg`); set("--x", `${state.x}px`); set("--y", `${state.y}px`);
    set("--contrast", state.contrast ? 1.8 : 1);
    find("[data-tool=contrast]", figure).setAttribute("aria-pressed", state.contrast);
  };
  const zoom = by => { state.zoom = Math.min(Math.max(state.zoom * by, 1), 12); };
  const tools = {
    in: () => zoom(1.5), out: () => zoom(1 / 1.5), left: () => { state.turn -= 90; }, right: () => { state.turn += 90; },
    contrast: () => { state.contrast = !state.contrast; }, fit: () => { Object.assign(state, { zoom: 1, turn: 0 }); },
    move: (x, y) => { state.x += x; state.y += y; },
  };
  const use = (tool, ...given) => { tools[tool](...given); draw(); };
  figure.addEventListener("click", event => {
    const tool = event.target.closest("[data-tool]")?.dataset.tool;
    if (tool) use(tool);
  });
  frame.addEventListener("dblclick", () => use(state.zoom > 1 ? "fit" : "in"));
  frame.addEventListener("wheel", event => {
    if (!event.ctrlKey && !figure.contains(document.activeElement)) return;
    event.preventDefault();
    zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    draw();
  }, { passive: false });
  frame.addEventListener("pointerdown", event => { frame.setPointerCapture(event.pointerId); frame.classList.add("held"); });
  frame.addEventListener("pointermove", event => {
    if (frame.hasPointerCapture(event.pointerId) && state.zoom > 1) use("move", event.movementX, event.movementY);
  });
  frame.addEventListener("pointerup", () => frame.classList.remove("held"));
  img.draggable = false;
  img.addEventListener("error", () => {
    const told = document.createElement("p");
    told.textContent = img.dataset.failed;
    frame.classList.add("note");
    frame.replaceChildren(told);
  });
  return { figure, use };
});
const TOOLS = { "+": "in", "=": "in", "-": "out", "f": "fit", "[": "left", "]": "right", "c": "contrast" };
const MOVES = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] };
function view(key) {
  if (!pictures.length) return false;
  const at = pictures.findIndex(picture => picture.figure.contains(document.activeElement));
  if (key === "p") { pictures[(at + 1) % pictures.length].figure.focus(); return true; }
  if (at >= 0 && key in MOVES) { pictures[at].use("move", ...MOVES[key]); return true; }
  if (!(key in TOOLS)) return false;
  pictures[Math.max(at, 0)].use(TOOLS[key]);
  return true;
}

// The second click of a double click sends nothing: its answer would take the place of the first one's.
addEventListener("click", event => {
  if (event.detail > 1 && event.target.closest("form[method=post] button")) event.preventDefault();
});

// A refused form is shown at its reason.
find("#refused")?.focus();

// Passkeys, by the API.
const passkey = find("#passkey");
passkey?.addEventListener("click", async () => {
  const call = async (path, sent) => {
    const headers = { "content-type": "application/json", "x-session": "cookie" };
    const answer = await fetch(`/api/v1/auth/passkeys/login/${path}`, { method: "POST", headers, body: JSON.stringify(sent) });
    const read = await answer.json();
    if (!answer.ok) throw new Error(read.detail);
    return read;
  };
  const told = find("#passkey-error");
  told.hidden = true;
  try {
    const { ceremony_id, public_key } = await call("start", {});
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(public_key);
    const credential = await navigator.credentials.get({ publicKey });
    await call("finish", { ceremony_id, credential: credential.toJSON() });
    const form = find("#sign-in");
    if (form.elements.kept_path) {
      form.action = "/console/resume";
      for (const name of ["email", "password", "totp_code"]) form.elements[name].disabled = true;
      form.submit();
    } else {
      location.assign(form.elements.next.value);
    }
  } catch (error) {
    told.textContent = error instanceof DOMException ? passkey.dataset.failed : error.message;
    told.hidden = false;
  }
});
