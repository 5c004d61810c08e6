/** What openapi.yaml says, as types of calls and answers. Nothing here is left when code runs. */
import type { components, paths } from "../generated/api.js";

/** A type of the document, by its name there. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Problem = Schema<"Problem">;

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths that have this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: [Exclude<paths[P][M], undefined>] extends [never] ? never : P;
}[keyof paths];

export type Operation<P extends keyof paths, M extends Method> = Exclude<paths[P][M], undefined>;

type Content<R, Media extends string> = R extends { content: Record<Media, infer T> } ? T : never;

type Succeeded<O> = O extends { responses: infer R } ? R[Extract<keyof R, 200 | 201 | 202 | 204>] : never;

/** What a successful answer holds; undefined where it holds nothing. */
export type Body<O> = [Content<Succeeded<O>, "application/json">] extends [never]
  ? undefined
  : Content<Succeeded<O>, "application/json">;

/** A line of an answer that comes line by line. */
export type Line<O> = Content<Succeeded<O>, "application/x-ndjson">;

/** A row of a list of pages. */
export type Row<O> = Body<O> extends { data: (infer T)[]; nextCursor: string | null } ? T : never;

type Parameter<O, In extends string> = O extends { parameters: infer P }
  ? In extends keyof P
    ? Exclude<P[In], undefined>
    : never
  : never;

type PathPart<O> = [Parameter<O, "path">] extends [never] ? object : { path: Parameter<O, "path"> };

type QueryPart<O> = [Parameter<O, "query">] extends [never]
  ? object
  : object extends Parameter<O, "query">
    ? { query?: Parameter<O, "query"> }
    : { query: Parameter<O, "query"> };

type BodyPart<O> = O extends { requestBody: { content: { "application/json": infer B } } }
  ? { body: B }
  : O extends { requestBody: { content: { "application/x-ndjson": infer L } } }
    ? { lines: Iterable<L> }
    : object;

type Header<O> = [Parameter<O, "header">] extends [never] ? "" : keyof Parameter<O, "header">;

type KeyPart<O> = "Idempotency-Key" extends Header<O>
  ? {
      /** New for each new request, the same for its retries. Where it is absent, the client makes one. */
      idempotencyKey?: string;
    }
  : object;

type MatchPart<O> = "If-Match" extends Header<O>
  ? {
      /** The `etag` of the answer that the change is made of. */
      ifMatch: string;
    }
  : object;

/** What a call is told: the parameters of its operation, by name. */
export type Options<O> = PathPart<O> & QueryPart<O> & BodyPart<O> & KeyPart<O> & MatchPart<O> & Signal;

type Signal = { signal?: AbortSignal };

/** Options that may be left out where nothing in them is needed. */
export type Given<O> = object extends Options<O> ? [options?: Options<O>] : [options: Options<O>];
