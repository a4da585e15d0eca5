import { operations } from "./generated/operations.js";
import { HirehallError } from "./problem.js";
import { exclusively, inMemory, type Tokens, type TokenStore } from "./session.js";
import type { OperationId, Options } from "./types.js";
import { formOf, sendWithProgress } from "./upload.js";

/** How to reach a server, and where the session is kept. */
export interface Settings {
  /** Such as `https://hirehall.example`; empty for the origin of the page. */
  baseUrl?: string;
  /** Where tokens are kept; `"cookies"`: by the browser, out of reach of scripts, for pages of the server's own origin. */
  session?: TokenStore | "cookies";
  fetch?: typeof fetch;
  /** Called when the session has ended and cannot be refreshed. */
  onSignedOut?: () => void;
}

interface Facts {
  method: string;
  path: string;
  body?: "json" | "form" | "urlencoded";
  keyed?: boolean;
  signsIn?: boolean;
}

/** The parts of an input, untyped: `types.ts` has checked them. */
interface Given {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** How often a request is repeated that has met no server, or a busy one. */
const RETRIES = 2;

export class Transport {
  private readonly baseUrl: string;
  private readonly store: TokenStore;
  private readonly inCookies: boolean;
  private readonly exclusively = exclusively();
  private refreshes = 0;

  constructor(private readonly settings: Settings) {
    this.baseUrl = (settings.baseUrl ?? "").replace(/\/$/, "");
    this.inCookies = settings.session === "cookies";
    this.store = settings.session && settings.session !== "cookies" ? settings.session : inMemory();
  }

  /** Sends one operation, and reads nothing of its response but a refusal. */
  async send(id: OperationId, given: Given = {}, options: Options = {}, accept?: string): Promise<Response> {
    const facts: Facts = operations[id];
    const headers = new Headers(accept ? { accept } : {});
    if (facts.keyed) headers.set("idempotency-key", options.idempotencyKey ?? crypto.randomUUID());
    if (facts.signsIn && this.inCookies) headers.set("x-session", "cookie");
    if (options.ifMatch) headers.set("if-match", options.ifMatch);
    const request = { url: this.url(facts.path, given), facts, headers, body: bodyOf(facts, given.body), options };
    const used = this.store.read()?.access_token;
    const { refreshes } = this;
    const response = await this.attempt(request, used);
    // A refused sign-in says nothing about the session there is, and one more attempt would count as one more wrong password.
    if (response.status !== 401 || id === "refreshSession" || facts.signsIn) return this.checked(response);
    if (!(await this.refresh(used, refreshes))) return this.checked(response);
    return this.checked(await this.attempt(request, this.store.read()?.access_token));
  }

  /** Reads the body of a response, and keeps the tokens in it. */
  async read(id: OperationId, response: Response): Promise<unknown> {
    if (ENDS_SESSION.has(id)) this.store.write(undefined);
    if (response.status === 204) return undefined;
    if (!response.headers.get("content-type")?.includes("json")) return response.blob();
    const body: unknown = await response.json();
    if (isTokens(body)) this.store.write(body);
    return body;
  }

  private async checked(response: Response): Promise<Response> {
    if (response.ok) return response;
    throw await HirehallError.of(response);
  }

  /** Gets new tokens, once for all tabs. Whether there is a session now. */
  private async refresh(used: string | undefined, refreshes: number): Promise<boolean> {
    if (!used && !this.inCookies) return false;
    return this.exclusively("hirehall-refresh", async () => {
      const kept = this.store.read();
      // Another request has been refused, and the page was told.
      if (!kept && !this.inCookies) return false;
      // Another request of this page or another tab has refreshed it.
      if (this.refreshes !== refreshes || (kept && kept.access_token !== used)) return true;
      const given = kept ? { body: { refresh_token: kept.refresh_token } } : {};
      try {
        await this.read("refreshSession", await this.send("refreshSession", given));
        this.refreshes += 1;
        return true;
      } catch (error) {
        if (!(error instanceof HirehallError) || error.status >= 429) throw error;
        this.store.write(undefined);
        this.settings.onSignedOut?.();
        return false;
      }
    });
  }

  /** Sends a request that changes nothing, or is done once because of its key, again until it meets a server. */
  private async attempt({ url, facts, headers, body, options }: Request, token: string | undefined): Promise<Response> {
    const own = new Headers(headers);
    if (token) own.set("authorization", `Bearer ${token}`);
    const { signal, onProgress } = options;
    const init = {
      method: facts.method,
      headers: own,
      ...(body === undefined ? {} : { body }),
      ...(signal ? { signal } : {}),
      credentials: this.inCookies ? ("include" as const) : ("omit" as const),
    };
    if (typeof body === "string") own.set("content-type", "application/json");
    const isRepeatable = facts.method === "GET" || facts.keyed === true;
    for (let tries = isRepeatable ? RETRIES : 0; ; tries--) {
      try {
        const canTell = onProgress && typeof XMLHttpRequest !== "undefined";
        const response = canTell
          ? await sendWithProgress(url, init, onProgress)
          : await (this.settings.fetch ?? fetch)(url, init);
        if (response.status !== 503 || tries === 0) return response;
      } catch (error) {
        if (tries === 0 || signal?.aborted) throw error;
      }
      await pause(200 * 2 ** (RETRIES - tries) * (0.5 + Math.random()), signal);
    }
  }

  private url(path: string, given: Given): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, given.path?.[name]));
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(given.query ?? {})) {
      for (const one of Array.isArray(value) ? value : [value]) {
        if (one !== undefined && one !== null) query.append(name, String(one));
      }
    }
    const text = query.toString();
    return this.baseUrl + filled + (text && `?${text}`);
  }
}

interface Request {
  url: string;
  facts: Facts;
  headers: Headers;
  body: BodyInit | undefined;
  options: Options;
}

/** A part of a path. `.` and `..` would lead to another operation than the one that was called. */
function segment(name: string, value: unknown): string {
  const text = String(value ?? "");
  if (text === "" || text === "." || text === "..") throw new TypeError(`path.${name} cannot be ${JSON.stringify(text)}`);
  return encodeURIComponent(text);
}

const ENDS_SESSION: ReadonlySet<OperationId> = new Set(["logOut", "logOutEverywhere", "deleteAccount"] as const);

function bodyOf(facts: Facts, body: unknown): BodyInit | undefined {
  if (body === undefined || !facts.body) return undefined;
  if (facts.body === "form") return formOf(body as object);
  if (facts.body === "urlencoded") return new URLSearchParams(body as Record<string, string>);
  return JSON.stringify(body);
}

function isTokens(body: unknown): body is Tokens {
  return typeof body === "object" && body !== null && "access_token" in body && "refresh_token" in body;
}

/** Waits, or ends at once with the reason of the signal. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    if (signal?.aborted) stop();
    else signal?.addEventListener("abort", stop, { once: true });
  });
}
