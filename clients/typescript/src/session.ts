/** The tokens of a session. */
export interface Tokens {
  access_token: string;
  refresh_token: string;
}

/** Where tokens are kept. */
export interface TokenStore {
  read(): Tokens | undefined;
  write(tokens: Tokens | undefined): void;
}

/** Keeps tokens in memory: they are gone with the page. */
export function inMemory(tokens?: Tokens): TokenStore {
  let kept = tokens;
  return {
    read: () => kept,
    write: (next) => {
      kept = next;
    },
  };
}

/** Keeps tokens where all tabs of this origin find them, and every script of its pages as well. */
export function inLocalStorage(name = "hirehall-session"): TokenStore {
  return {
    read: () => JSON.parse(localStorage.getItem(name) ?? "null") ?? undefined,
    write: (tokens) => {
      if (tokens) localStorage.setItem(name, JSON.stringify(tokens));
      else localStorage.removeItem(name);
    },
  };
}

/** Runs work that only one tab may do at a time. Without Web Locks, only one caller of this page. */
export function exclusively(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(name: string, work: () => Promise<T>) => {
    if (globalThis.navigator?.locks) return navigator.locks.request(name, work) as Promise<T>;
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
