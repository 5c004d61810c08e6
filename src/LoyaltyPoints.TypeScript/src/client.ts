import { keyed } from "../generated/keyed.js";
import { LoyaltyProblem, LoyaltyUnreachable } from "./problem.js";
import { defaultRetries, mayPass, pause, retryAfter, wait, type Retries } from "./retries.js";
import type { Body, Given, Line, Method, Operation, Options, PathOf, Problem, Row } from "./types.js";

/** An answer, and what stands beside its body. */
export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  /** For `ifMatch` of the next change. */
  readonly etag: string | undefined;
  /** The service had answered the same request before and changed nothing now. */
  readonly replayed: boolean;
  /** Names the request in the service's logs. */
  readonly requestId: string | undefined;
}

export interface ClientOptions {
  readonly retries?: Partial<Retries>;
  /** Milliseconds that a single try may take; 60,000 where it is absent. */
  readonly timeout?: number;
  /** Does the sending in place of the platform's. */
  readonly fetch?: typeof fetch;
}

/** What a call is told, whichever operation it is of. */
interface Told {
  path?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
  lines?: Iterable<unknown>;
  idempotencyKey?: string;
  ifMatch?: string;
  signal?: AbortSignal;
}

// Node 18 has it, but not by this name.
const { randomUUID } = (globalThis.crypto ?? (await import("node:crypto")).webcrypto) as Crypto;

/**
 * Speaks to a LoyaltyPoints service with one API key. What is safe to be sent again is, with the same
 * `Idempotency-Key`, while the service is busy or gone: everything after 429 and 503, by which the service says that
 * it did nothing; and after a lost answer what reads and what takes a key. A refusal is thrown as `LoyaltyProblem`,
 * silence as `LoyaltyUnreachable`.
 */
export class LoyaltyClient {
  readonly #address: string;
  readonly #key: string;
  readonly #retries: Retries;
  readonly #timeout: number;
  readonly #fetch: typeof fetch;

  /** @param address Where the service listens, without `/v1`. */
  constructor(address: string | URL, key: string, options: ClientOptions = {}) {
    this.#address = String(address).replace(/\/+$/, "");
    this.#key = key;
    this.#retries = { ...defaultRetries, ...options.retries };
    this.#timeout = options.timeout ?? 60_000;
    this.#fetch = options.fetch ?? fetch;
  }

  get<P extends PathOf<"get">>(path: P, ...[options]: Given<Operation<P, "get">>) {
    return this.#answer<Body<Operation<P, "get">>>("get", path, options);
  }

  post<P extends PathOf<"post">>(path: P, ...[options]: Given<Operation<P, "post">>) {
    return this.#answer<Body<Operation<P, "post">>>("post", path, options);
  }

  put<P extends PathOf<"put">>(path: P, ...[options]: Given<Operation<P, "put">>) {
    return this.#answer<Body<Operation<P, "put">>>("put", path, options);
  }

  patch<P extends PathOf<"patch">>(path: P, ...[options]: Given<Operation<P, "patch">>) {
    return this.#answer<Body<Operation<P, "patch">>>("patch", path, options);
  }

  delete<P extends PathOf<"delete">>(path: P, ...[options]: Given<Operation<P, "delete">>) {
    return this.#answer<Body<Operation<P, "delete">>>("delete", path, options);
  }

  /** The rows of all pages of a list; each page is asked for when its first row is. */
  async *rows<P extends PathOf<"get">>(
    path: P,
    ...[options]: Given<Operation<P, "get">>
  ): AsyncGenerator<Row<Operation<P, "get">>> {
    const told: Told = { ...options };
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const query = cursor === undefined ? told.query : { ...told.query, cursor };
      const page = await this.#answer<{ data: Row<Operation<P, "get">>[]; nextCursor: string | null }>("get", path, {
        ...told,
        ...(query && { query }),
      });
      yield* page.data.data;
      cursor = page.data.nextCursor;
    }
  }

  /** An answer line by line, while it is still coming in. It is not asked for again once it begins. */
  async *lines<P extends PathOf<"post">>(
    path: P,
    options: Options<Operation<P, "post">>,
  ): AsyncGenerator<Line<Operation<P, "post">>> {
    const { response } = await this.#send("post", path, options, "application/x-ndjson");
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of response.body ?? []) {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") yield JSON.parse(line) as Line<Operation<P, "post">>;
    }
    if (rest !== "") yield JSON.parse(rest) as Line<Operation<P, "post">>;
  }

  async #answer<T>(method: Method, path: string, told: Told = {}): Promise<Answer<T>> {
    const { response, text } = await this.#send(method, path, told, "application/json");
    return {
      data: (text === "" ? undefined : parsed(text, `${method} ${path}`)) as T,
      status: response.status,
      etag: response.headers.get("ETag") ?? undefined,
      replayed: response.headers.get("Idempotency-Replayed") === "true",
      requestId: response.headers.get("X-Request-Id") ?? undefined,
    };
  }

  async #send(method: Method, path: string, told: Told, accept: "application/json" | "application/x-ndjson") {
    const call = `${method} ${path}`;
    const isKeyed = keyed.has(call);
    const headers: Record<string, string> = { Authorization: `Bearer ${this.#key}`, Accept: accept };
    if (isKeyed) headers["Idempotency-Key"] = told.idempotencyKey ?? randomUUID.call(globalThis.crypto);
    if (told.ifMatch !== undefined) headers["If-Match"] = told.ifMatch;
    const request: RequestInit = { method: method.toUpperCase(), headers };
    if (told.lines) {
      headers["Content-Type"] = "application/x-ndjson";
      request.body = [...told.lines].map((line) => `${JSON.stringify(line)}\n`).join("");
    } else if (told.body !== undefined) {
      headers["Content-Type"] = "application/json";
      request.body = JSON.stringify(told.body);
    }

    const url = this.#address + filled(path, told.path) + searched(told.query);
    for (let tries = 1; ; tries++) {
      const [received, lost] = await this.#try(url, request, accept === "application/json", told.signal);
      const response = received?.response;
      if (received?.response.ok) return received;
      const asked = retryAfter(response?.headers.get("Retry-After") ?? null, Date.now());
      if (!mayPass(response?.status, method === "get" || isKeyed) || tries >= this.#retries.mostTries) {
        throw received
          ? new LoyaltyProblem(call, received.response.status, problemOf(received.response, received.text))
          : new LoyaltyUnreachable(call, lost);
      }
      await wait(pause(this.#retries, tries, asked, Math.random()), told.signal);
    }
  }

  // An answer that is cut is no answer: but for a stream it is read whole before it counts as one.
  async #try(url: string, request: RequestInit, isWhole: boolean, signal: AbortSignal | undefined) {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error("It took too long.")), this.#timeout);
    const stop = () => late.abort(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    try {
      signal?.throwIfAborted();
      const response = await this.#fetch(url, { ...request, signal: late.signal });
      const text = isWhole || !response.ok ? await response.text() : "";
      return [{ response, text }, undefined] as const;
    } catch (lost) {
      if (signal?.aborted) throw signal.reason;
      return [undefined, lost] as const;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }
}

function filled(path: string, values: Told["path"] = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

function searched(query: Told["query"] = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

function parsed(text: string, call: string): unknown {
  try {
    return JSON.parse(text);
  } catch (strange) {
    // For example a page of the network's own, which wants somebody to sign in.
    throw new LoyaltyUnreachable(call, strange);
  }
}

function problemOf(response: Response, text: string): Problem | undefined {
  if (!response.headers.get("Content-Type")?.startsWith("application/problem+json")) return undefined;
  try {
    return JSON.parse(text) as Problem;
  } catch {
    // A problem document, but of something else that stands in between.
    return undefined;
  }
}
