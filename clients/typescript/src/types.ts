import type { components, operations as Documented } from "./generated/schema.js";
import type { operations } from "./generated/operations.js";

/** The names of all schemas of the document. */
export type Schemas = components["schemas"];

/** An operation id. */
export type OperationId = keyof typeof operations;

type Parameters<Id extends OperationId> = Documented[Id]["parameters"];

/** `{}` for what an operation does not take, optional for what may be left out. */
type Part<Name extends string, Type> = [Exclude<Type, undefined>] extends [never]
  ? unknown
  : undefined extends Type
    ? { [name in Name]?: Exclude<Type, undefined> }
    : { [name in Name]: Type };

type Content<Body> = Body extends { content: infer Kinds } ? Kinds[keyof Kinds] : never;

type Body<Id extends OperationId> = Documented[Id] extends { requestBody: infer Given }
  ? Content<Given>
  : Documented[Id] extends { requestBody?: infer Given }
    ? Content<Exclude<Given, undefined>> | undefined
    : undefined;

/** What an operation takes. */
export type Input<Id extends OperationId> = Part<"path", Parameters<Id>["path"]> &
  Part<"query", Parameters<Id>["query"]> &
  Part<"body", Body<Id>>;

type Answer<Response> = Response extends { content: infer Kinds }
  ? Kinds extends { "application/json": infer Json }
    ? Json
    : [Kinds] extends [never]
      ? undefined
      : Blob
  : undefined;

type Responses<Id extends OperationId> = Documented[Id]["responses"];

/** What an operation answers: JSON, a file, or nothing. */
export type Output<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: Answer<Responses<Id>[Status]>;
}[keyof Responses<Id>];

/** What may be said of one request. */
export interface Options {
  signal?: AbortSignal;
  /** Creations and transitions get a key of their own; name one to repeat a request of an earlier run. */
  idempotencyKey?: string;
  /** The ETag of the version to change. */
  ifMatch?: string;
  /** Called while a form with files is sent. */
  onProgress?: (sent: number, total: number) => void;
}

/** The arguments of an operation's function. */
export type Arguments<Id extends OperationId> =
  Record<never, never> extends Input<Id>
    ? [input?: Input<Id>, options?: Options]
    : [input: Input<Id>, options?: Options];

/** One function for each operation. */
export type Operations = {
  [Id in keyof typeof operations]: (...given: Arguments<Id>) => Promise<Output<Id>>;
};

type Page = { items: readonly unknown[]; next_cursor: string | null };

/** The operations whose answer is a page of a list. */
export type ListId = { [Id in OperationId]: Output<Id> extends Page ? Id : never }[OperationId];

/** An item of a list. */
export type Item<Id extends ListId> = Output<Id> extends { items: readonly (infer One)[] } ? One : never;
