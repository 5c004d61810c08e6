/** Messages of the service by the Standard Webhooks specification. For servers: it needs Node's own crypto. */
import { Buffer } from "node:buffer";
import { createHmac, timingSafeEqual } from "node:crypto";

/** Whose a message is: the service's and of now, or why not. */
export type Verdict = "genuine" | "headerMissing" | "outOfTime" | "forged";

/** Of a request, in lower case, as Node gives them. */
export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

const toleranceSeconds = 5 * 60;
const mostSignatures = 16;

/**
 * Whether the message is the service's, unchanged, and not older (or newer) than five minutes. All signatures are
 * compared in constant time. A message that was seen before verifies again: its `webhook-id` tells.
 * @param secrets Of the endpoint, `whsec_...`; two while one replaces the other.
 * @param body As it came: parsed and written again, it would be another.
 * @param now Milliseconds since 1970.
 */
export function verifyWebhook(
  secrets: string | readonly string[],
  headers: WebhookHeaders,
  body: Uint8Array | string,
  now: number = Date.now(),
): Verdict {
  const id = headers["webhook-id"];
  const timestamp = headers["webhook-timestamp"];
  const signatures = headers["webhook-signature"];
  if (typeof id !== "string" || typeof timestamp !== "string" || typeof signatures !== "string") return "headerMissing";
  if (id === "" || signatures === "" || !/^\d{1,15}$/.test(timestamp)) return "headerMissing";
  if (Math.abs(Number(timestamp) - Math.floor(now / 1000)) > toleranceSeconds) return "outOfTime";

  const keys = typeof secrets === "string" ? [secrets] : secrets;
  const expected = keys.map((secret) => Buffer.from(sign(secret, id, timestamp, body)));
  let fits = false;
  for (const signature of signatures.split(" ").slice(0, mostSignatures)) {
    const given = Buffer.from(signature);
    for (const one of expected) fits = (one.length === given.length && timingSafeEqual(one, given)) || fits;
  }
  return fits ? "genuine" : "forged";
}

/** The signature of a message, `v1,...`: for tests of a receiver. */
export function sign(secret: string, id: string, timestamp: number | string, body: Uint8Array | string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  if (key.length === 0) throw new Error("A secret is empty.");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest("base64")}`;
}
