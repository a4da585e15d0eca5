import { events, type EventsOptions, type HallEvent } from "./events.js";
import { operations } from "./generated/operations.js";
import { Transport, type Settings } from "./transport.js";
import type { Arguments, Input, Item, ListId, OperationId, Operations, Options, Output } from "./types.js";

export type { EventsOptions, HallEvent } from "./events.js";
export { HirehallError, type Problem } from "./problem.js";
export { inLocalStorage, inMemory, type Tokens, type TokenStore } from "./session.js";
export type { Settings } from "./transport.js";
export type { Input, Item, ListId, OperationId, Options, Output, Schemas } from "./types.js";

/** What belongs to no single operation. */
export interface Extras {
  /** An operation's answer with its response: for the ETag, or the limits that are left. */
  respond<Id extends OperationId>(id: Id, ...given: Arguments<Id>): Promise<{ data: Output<Id>; response: Response }>;
  /** The items of all pages of a list. */
  each<Id extends ListId>(id: Id, input?: Input<Id>, options?: Options): AsyncGenerator<Item<Id>, void, void>;
  /** Events as they happen. */
  events(options?: EventsOptions): AsyncGenerator<HallEvent, void, void>;
}

export type Hirehall = Operations & Extras;

/** A client with one function for each operation: `await hall.acceptJob({ path: { id } })`. */
export function createHirehall(settings: Settings = {}): Hirehall {
  const transport = new Transport(settings);

  async function respond<Id extends OperationId>(id: Id, ...[input, options]: Arguments<Id>) {
    const response = await transport.send(id, input as object | undefined, options);
    return { data: (await transport.read(id, response)) as Output<Id>, response };
  }

  async function* each<Id extends ListId>(id: Id, input?: Input<Id>, options?: Options) {
    let cursor: string | undefined;
    do {
      const { query, ...others } = (input ?? {}) as { query?: object };
      const given = { ...others, query: { ...query, ...(cursor ? { cursor } : {}) } };
      const page = (await transport.read(id, await transport.send(id, given, options))) as {
        items: Item<Id>[];
        next_cursor: string | null;
      };
      yield* page.items;
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
  }

  const functions = Object.keys(operations).map((id) => [
    id,
    async (...given: Arguments<OperationId>) => (await respond(id as OperationId, ...given)).data,
  ]);
  return {
    ...(Object.fromEntries(functions) as Operations),
    respond,
    each,
    events: (options: EventsOptions = {}) => events(transport, options),
  };
}
