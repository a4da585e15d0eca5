// Who is signed in. Tokens are in memory only: they are gone with the page.

import { audience } from "./document.js";
import { element } from "./dom.js";

/** The accounts of a demo: `{ name, role, email, password }`. Empty anywhere else. */
const demoAccounts = JSON.parse(document.querySelector("meta[name=demo-accounts]").content);

let tokens;

/** The account that is signed in. */
export const account = () => tokens?.user;

/** Sends a request as the account that is signed in. A token that has expired is refreshed once. */
export async function send(path, options = {}) {
  const headers = new Headers(options.headers);
  if (!tokens || headers.has("authorization")) return request(path, { ...options, headers });
  headers.set("authorization", `Bearer ${tokens.access_token}`);
  const response = await request(path, { ...options, headers });
  if (response.status !== 401 || !(await refresh())) return response;
  headers.set("authorization", `Bearer ${tokens.access_token}`);
  return request(path, { ...options, headers });
}

// A redirect to another server cannot be followed from here.
const request = (path, options) => fetch(path, { redirect: "manual", cache: "no-store", ...options });

const post = (path, body) =>
  request(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

async function refresh() {
  const response = await post("/api/v1/auth/refresh", { refresh_token: tokens.refresh_token });
  keep(response.ok ? await response.json() : undefined);
  return response.ok;
}

function keep(next) {
  tokens = next;
  dispatchEvent(new Event("session"));
}

/** Signs in. Returns the problem if that is refused. */
export async function signIn(credentials) {
  const response = await post("/api/v1/auth/login", credentials);
  const answer = await response.json();
  if (!response.ok) return answer;
  keep(answer);
}

async function signOut() {
  await send("/api/v1/auth/logout", { method: "POST" });
  keep(undefined);
}

const named = (role) => ({ CLIENT: "client", WORKER: "worker", ADMIN: "administrator" })[role];

/** Buttons that sign in with one click, in a demo: those accounts whose role is one of these. */
export function demoButtons(roles, done = () => {}) {
  const fitting = demoAccounts.filter(({ role }) => roles.length === 0 || roles.includes(role));
  return fitting.map(({ name, email, password }) => {
    const onclick = async ({ currentTarget }) => {
      currentTarget.disabled = true;
      const refused = await signIn({ email, password });
      currentTarget.disabled = false;
      done(refused);
    };
    return element("button.account", { type: "button", title: email, "data-account": name, onclick }, name);
  });
}

/** What stands above a request: who it is sent as, and as whom it can be sent. */
export function sender(operation) {
  if (!operation.needsAccount) return [];
  const current = account();
  if (current && (operation.roles.length === 0 || operation.roles.includes(current.role))) {
    return element("p.sender", {}, `Sent as ${current.email} (${named(current.role)}).`);
  }
  const who = `This is for ${audience(operation)}. `;
  const buttons = demoButtons(operation.roles);
  if (buttons.length > 0) return element("p.sender", {}, who, "Sign in as ", buttons);
  return element("p.sender", {}, who, element("button.account", { type: "button", onclick: openDialog }, "Sign in"));
}

/** The dialog that signs in and out, and the button that opens it. */
export function setUpSession() {
  const button = document.getElementById("session");
  button.addEventListener("click", openDialog);
  addEventListener("session", () => {
    button.textContent = account() ? `${named(account().role)}: ${account().first_name}` : "Sign in";
    button.title = account()?.email ?? "";
  });
}

function openDialog() {
  const dialog = document.getElementById("sign-in");
  dialog.replaceChildren(...(account() ? signedIn(dialog) : signedOut(dialog)));
  dialog.showModal();
}

const closing = (dialog) => element("button.quiet", { type: "button", onclick: () => dialog.close() }, "Close");

function signedIn(dialog) {
  const { email, role, first_name, last_name } = account();
  const out = async () => {
    await signOut();
    dialog.close();
  };
  return [
    element("h2", {}, "Signed in"),
    element("p", {}, `${first_name} ${last_name}, ${named(role)}`, element("br"), email),
    element("p.buttons", {}, element("button", { type: "button", onclick: out }, "Sign out"), closing(dialog)),
  ];
}

function signedOut(dialog) {
  const error = element("p.error", { role: "alert" });
  const done = (refused) => {
    error.textContent = refused?.detail ?? "";
    code.hidden = refused?.code !== "totp_required" && refused?.code !== "invalid_totp_code";
    if (!refused) dialog.close();
  };
  const field = (label, name, properties) => element("label", {}, label, element("input", { name, ...properties }));
  const code = field("Code of the second factor", "totp_code", { autocomplete: "one-time-code", inputmode: "numeric" });
  code.hidden = true;
  const onsubmit = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
    done(await signIn(given));
  };
  const form = element(
    "form",
    { onsubmit },
    field("E-mail address", "email", { type: "email", required: true, autocomplete: "username" }),
    field("Password", "password", { type: "password", required: true, autocomplete: "current-password" }),
    code,
    error,
    element("p.buttons", {}, element("button", {}, "Sign in"), closing(dialog)),
  );
  const buttons = demoButtons([], done);
  return [
    element("h2", {}, "Sign in"),
    buttons.length > 0 && element("p", {}, "An account of the demo:"),
    buttons.length > 0 && element("p.accounts", {}, buttons),
    buttons.length > 0 && element("p", {}, "Or another one:"),
    form,
  ].filter(Boolean);
}
