import { HirehallError } from "./problem.js";
import { pause, type Transport } from "./transport.js";
import type { Schemas } from "./types.js";

/** Something that has happened. */
export type HallEvent = Schemas["EventRead"];

export interface EventsOptions {
  /** The id of the last event that was seen. Without it, the stream begins now. */
  after?: number;
  signal?: AbortSignal;
  /** Called when the stream is connected, with the id that it goes on after. */
  onConnect?: (after: number | undefined) => void;
}

/** The server sends something at least every half of this time. */
const SILENCE = 60_000;
const LONGEST_WAIT = 30_000;

/** Every event once and in order, however often the connection breaks. Ends with the signal. */
export async function* events(transport: Transport, options: EventsOptions): AsyncGenerator<HallEvent, void, void> {
  let { after } = options;
  let wait = 1000;
  let failures = 0;
  while (!options.signal?.aborted) {
    // A connection that has gone silent is as good as none.
    const connection = new AbortController();
    const watch = () => setTimeout(() => connection.abort(new TypeError("no sign of the server")), SILENCE);
    let timer = watch();
    const signal = options.signal ? AbortSignal.any([options.signal, connection.signal]) : connection.signal;
    try {
      const given = after === undefined ? {} : { query: { after } };
      const response = await transport.send("listEvents", given, { signal }, "text/event-stream");
      options.onConnect?.(after);
      for await (const frame of frames(response)) {
        clearTimeout(timer);
        timer = watch();
        failures = 0;
        if (frame.retry !== undefined) wait = frame.retry;
        const id = frame.id === undefined ? undefined : Number(frame.id);
        if (frame.data === undefined) {
          after = id ?? after;
          continue;
        }
        const event = JSON.parse(frame.data) as HallEvent;
        if (after !== undefined && event.id <= after && event.type !== "reset") continue;
        after = event.id;
        yield event;
      }
    } catch (error) {
      if (options.signal?.aborted) return;
      // What is refused now will be refused again.
      if (error instanceof HirehallError && error.status !== 429 && error.status < 500) throw error;
      failures += 1;
    } finally {
      clearTimeout(timer);
      connection.abort();
    }
    // Also after a connection that went well: a server that ends each at once would be asked without a pause.
    const longer = Math.min(wait * 2 ** Math.max(0, failures - 1), LONGEST_WAIT);
    await pause(longer, options.signal).catch(() => undefined);
  }
}

interface Frame {
  id?: string;
  data?: string;
  retry?: number;
}

/** The frames of an event stream (HTML, section 9.2.6). Comments are frames without fields. */
async function* frames(response: Response): AsyncGenerator<Frame, void, void> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const whole = text.split(/\r?\n\r?\n/);
    text = whole.pop() ?? "";
    for (const frame of whole) yield parsed(frame);
  }
}

function parsed(text: string): Frame {
  const frame: Frame = {};
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "id") frame.id = value;
    if (name === "data") frame.data = frame.data === undefined ? value : `${frame.data}\n${value}`;
    if (name === "retry" && /^\d+$/.test(value)) frame.retry = Number(value);
  }
  return frame;
}
