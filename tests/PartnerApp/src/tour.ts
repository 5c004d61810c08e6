/** The README's tour with this client instead of curl: the same steps, the same figures. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { LoyaltyClient, LoyaltyProblem } from "loyalty-points";
import { setting } from "./setting.js";

const client = new LoyaltyClient(setting("LOYALTY_URL"), setting("LOYALTY_KEY"));
// The definition is the page's own.
const [, definition] = /\/v1\/programs -d '(\{[^']*\})'/.exec(readFileSync(setting("LOYALTY_README"), "utf8")) ?? [];
assert(definition, "The README shows a program.");
const start = "2026-01-01T00:00:00Z";

const made = await client.post("/v1/programs", { body: JSON.parse(definition) });
const programId = made.data.id;
await client.post("/v1/programs/{id}/publish", { path: { id: programId }, body: { version: 1, effectiveAt: start } });
const member = await client.post("/v1/members", { body: { programs: [programId], enrolledAt: start } });
const memberId = member.data.id;
const ofMember = { path: { id: memberId } };

async function available(): Promise<number | undefined> {
  const balances = await client.get("/v1/members/{id}/balances", ofMember);
  return balances.data.data.find((row) => row.programId === programId)?.available;
}

const occurredAt = new Date().toISOString();
const purchase = {
  source: "tour",
  externalId: randomUUID(),
  occurredAt,
  member: { id: memberId },
  currency: "CNY",
  total: 13000,
  tax: 500,
  shipping: 0,
  lines: [
    { id: "1", sku: "LATTE", category: "coffee", quantity: 2, amount: 6000, tax: 250 },
    { id: "2", sku: "CAKE", category: "food", quantity: 1, amount: 7000, tax: 250 },
  ],
};
const bought = await client.post("/v1/purchases", { body: purchase });
const [result] = bought.data.results;
assert.deepEqual([result?.programVersion, result?.units, result?.status], [1, 24, "available"]);
const again = await client.post("/v1/purchases", { body: purchase });
assert.deepEqual([again.status, again.replayed, again.data.id], [201, true, bought.data.id]);
assert.equal(await available(), 24);

const returned = await client.post("/v1/purchases/{id}/returns", {
  path: { id: bought.data.id },
  body: {
    source: "tour",
    externalId: randomUUID(),
    occurredAt,
    lines: [{ lineId: "2", quantity: 1, amount: 7000 }],
  },
});
assert.equal(returned.data.results[0]?.units, -7);

const redeem = { memberId, programId, units: 10, mode: "capture" } as const;
const idempotencyKey = randomUUID();
const redeemed = await client.post("/v1/redemptions", { body: redeem, idempotencyKey });
assert((await client.post("/v1/redemptions", { body: redeem, idempotencyKey })).replayed);
assert.deepEqual([redeemed.data.units, await available()], [10, 7]);

const kinds: string[] = [];
for await (const entry of client.rows("/v1/members/{id}/ledger", { ...ofMember, query: { limit: 2 } }))
  kinds.push(`${entry.kind} ${entry.units}`);
assert.deepEqual(kinds, ["redemption 10", "clawback 7", "accrual 24"]);
assert((await client.get("/v1/members/{id}/ledger/verification", ofMember)).data.valid);

const reserved = await client.post("/v1/redemptions", {
  body: { memberId, programId, units: 5, mode: "reserve", expiresIn: "PT15M" },
});
const captured = await client.post("/v1/redemptions/{id}/capture", {
  path: { id: reserved.data.id },
  body: { units: 3 },
});
assert.deepEqual([captured.data.status, captured.data.capturedUnits, await available()], ["captured", 3, 4]);

await assert.rejects(
  client.post("/v1/redemptions", { body: redeem }),
  (thrown) => thrown instanceof LoyaltyProblem && thrown.code === "insufficient_units",
);
console.log(`The tour ends with ${await available()} available.`);
