import type { Problem } from "./types.js";

/** The service refused: nothing was changed. */
export class LoyaltyProblem extends Error {
  override readonly name = "LoyaltyProblem";

  constructor(
    readonly call: string,
    readonly status: number,
    /** What it said; undefined where something that is not the service answered. */
    readonly problem: Problem | undefined,
  ) {
    super(`${call}: ${problem ? `${problem.code}: ${problem.detail}` : `HTTP ${status}, without a reason`}`);
  }

  /** One of the document's closed list, or `http_404` and the like where there is no document. */
  get code(): Problem["code"] | `http_${number}` {
    return this.problem?.code ?? `http_${this.status}`;
  }

  /** Every fault of the input by JSON pointer; empty where it is not the input's. */
  get errors(): NonNullable<Problem["errors"]> {
    return this.problem?.errors ?? [];
  }
}

/**
 * The service did not answer, through all tries. Whether it did what was asked is not known; the same idempotency key
 * or natural key asks again safely.
 */
export class LoyaltyUnreachable extends Error {
  override readonly name = "LoyaltyUnreachable";

  constructor(call: string, cause: unknown) {
    super(`${call} was not answered: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
