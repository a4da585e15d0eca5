import type { components } from "./generated/schema.js";

/** What the server says of a refused request (RFC 9457). */
export type Problem = components["schemas"]["Problem"];

/** A refused request. `code` is stable; `problem.errors` names each invalid field. */
export class HirehallError extends Error {
  override readonly name = "HirehallError";

  constructor(
    readonly status: number,
    readonly problem: Problem,
    /** Seconds to wait before the next attempt, where the server names them. */
    readonly retryAfter: number | undefined,
  ) {
    super(problem.detail);
  }

  get code(): string {
    return this.problem.code;
  }

  /** Reads the problem of a response. What is no problem, such as a proxy's page, becomes one with the code `no_problem`. */
  static async of(response: Response): Promise<HirehallError> {
    const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
    const kind = response.headers.get("content-type") ?? "";
    const problem: Partial<Problem> = kind.includes("json") ? await response.json().catch(() => ({})) : {};
    return new HirehallError(
      response.status,
      {
        type: "about:blank",
        title: response.statusText,
        status: response.status,
        code: "no_problem",
        detail: `The server has answered ${response.status}.`,
        request_id: response.headers.get("x-request-id") ?? "",
        ...problem,
      } as Problem,
      Number.isFinite(wait) ? wait : undefined,
    );
  }
}
