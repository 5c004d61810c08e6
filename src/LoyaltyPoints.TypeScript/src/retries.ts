/** How often and after what pause something is sent again. */
export interface Retries {
  /** The first included; 1 never sends again. */
  readonly mostTries: number;
  /** Milliseconds, doubled at each try. */
  readonly firstPause: number;
  /** Milliseconds: no single pause is longer, whatever the service asks for. */
  readonly longestPause: number;
}

export const defaultRetries: Retries = { mostTries: 6, firstPause: 100, longestPause: 10_000 };

/**
 * Milliseconds before the next try: the first pause doubled at each, or what the service asks for where that is longer,
 * and up to half as much again by chance, so that many clients do not come back at once.
 */
export function pause(retries: Retries, tries: number, asked: number | undefined, chance: number): number {
  const own = retries.firstPause * 2 ** Math.min(tries - 1, 20);
  const longest = Math.min(Math.max(own, asked ?? 0), retries.longestPause);
  return Math.min(longest * (1 + chance / 2), retries.longestPause);
}

/** Milliseconds that a `Retry-After` asks for: seconds, or a date. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const seconds = Number(header);
  const wait = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(wait) ? undefined : Math.max(wait, 0);
}

/** 429 and 503 say that nothing was done; a lost answer says nothing. */
export function mayPass(status: number | undefined, isRepeatable: boolean): boolean {
  if (status === 429 || status === 503) return true;
  return (status === undefined || status === 502 || status === 504) && isRepeatable;
}

/** Waits, or fails as soon as the signal is given. */
export function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
