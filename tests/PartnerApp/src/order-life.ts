/**
 * One order from its quote to its last return, paid partly with units, then a voucher. A unit is worth 0.01; units are
 * taken in hundreds, for at most a fifth of an order; each whole 1.00 that is paid with money earns a unit.
 * The shop speaks with a key of scope `checkout`, the partner who redeems with one of scope `partner`.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { answered, connect, refused, setting, type Schema } from "./client.js";

const url = setting("LOYALTY_URL");
const shop = connect(url, setting("LOYALTY_CHECKOUT_KEY"));
const partner = connect(url, setting("LOYALTY_PARTNER_KEY"));
const memberId = setting("LOYALTY_MEMBER");
const programId = setting("LOYALTY_PROGRAM");
const rewardId = setting("LOYALTY_REWARD");
const code = setting("LOYALTY_VOUCHER");

const source = "partner-app";
const receipt = randomUUID();

/** New for each new request; the same again for its retries. */
const once = () => ({ header: { "Idempotency-Key": randomUUID() } });

async function see(when: string, available: number, reserved: number): Promise<void> {
  const balances = answered(
    await partner.GET("/v1/members/{id}/balances", { params: { path: { id: memberId } } }),
  );
  const row = balances.data.find((account) => account.programId === programId);
  assert(row, "The member has an account in the program.");
  console.log(`${when}: ${row.available} available, ${row.reserved} reserved`);
  assert.deepEqual([row.available, row.reserved], [available, reserved], when);
}

function purchase(externalId: string): Schema<"PurchaseRequest"> {
  return {
    source,
    externalId,
    occurredAt: new Date().toISOString(),
    member: { id: memberId },
    currency: "CNY",
    total: 100_00,
    channel: "web",
    lines: [
      { id: "1", sku: "BEANS", category: "coffee", quantity: 1, amount: 60_00 },
      { id: "2", sku: "MUG", category: "kitchen", quantity: 1, amount: 40_00 },
    ],
  };
}

async function giveBack(purchaseId: string, amount: number, units: number, money: number): Promise<void> {
  const returned = answered(
    await shop.POST("/v1/purchases/{id}/returns", {
      params: { path: { id: purchaseId }, ...once() },
      body: { source, externalId: randomUUID(), occurredAt: new Date().toISOString(), amount },
    }),
  );
  assert(returned.refund, "What was paid with units says how it comes back.");
  console.log(`  ${amount} came back: ${returned.refund.units} units, ${returned.refund.money} of money`);
  assert.deepEqual([returned.refund.units, returned.refund.money], [units, money]);
  assert.equal(returned.refund.unitsAmount + returned.refund.money, amount);
}

await see("before", 3_000, 0);

// A fifth of 100.00 is 20.00, which is 2,000 units.
const quote = answered(await shop.POST("/v1/purchases/quote", { body: purchase(receipt) }));
const offer = quote.rewards.find((reward) => reward.rewardId === rewardId);
assert(offer, "The reward is within reach.");
assert.deepEqual([offer.kind, offer.mostUnits, offer.amount], ["payWithUnits", 2_000, 20_00]);

// Sent twice, as after a lost answer: the second time it is answered like the first.
const reservation = {
  params: once(),
  body: { memberId, rewardId, mode: "reserve", order: { currency: "CNY", total: 100_00 } },
} as const;
const redemption = answered(await partner.POST("/v1/redemptions", reservation));
const again = await partner.POST("/v1/redemptions", reservation);
assert.deepEqual(answered(again), redemption);
assert.equal(again.response.headers.get("Idempotency-Replayed"), "true");
assert.deepEqual([redemption.status, redemption.units, redemption.amount], ["reserved", 2_000, 20_00]);
await see("reserved", 1_000, 2_000);

// 80.00 are paid with money and earn 80 units.
const paid = { paidWithUnits: 20_00, redemptionId: redemption.id };
const bought = answered(
  await shop.POST("/v1/purchases", { params: once(), body: { ...purchase(receipt), ...paid } }),
);
assert.equal(bought.results.find((result) => result.programId === programId)?.units, 80);
await see("bought", 1_080, 2_000);

// The same units do not pay for another order.
const second = refused(
  await shop.POST("/v1/purchases", { params: once(), body: { ...purchase(randomUUID()), ...paid } }),
);
assert.equal(second.code, "redemption_used" satisfies Schema<"ErrorCode">);

const ofRedemption = () => ({ path: { id: redemption.id }, ...once() });
const captured = answered(
  await partner.POST("/v1/redemptions/{id}/capture", { params: ofRedemption(), body: {} }),
);
assert.deepEqual([captured.status, captured.purchaseId], ["captured", bought.id]);
await see("captured", 1_080, 0);

// A fifth of 40.00 were 800 units; of the 80 units earned, 48 are left. Then 300 more, and 36 are left.
await giveBack(bought.id, 40_00, 800, 32_00);
await see("returned 40.00", 1_848, 0);
await giveBack(bought.id, 15_00, 300, 12_00);
await see("returned 15.00", 2_136, 0);

const reversed = answered(
  await partner.POST("/v1/redemptions/{id}/reverse", { params: ofRedemption(), body: {} }),
);
assert.equal(reversed.status, "reversed");
await see("reversed", 3_036, 0);

// Nothing is left of the units for the last return to give back.
await giveBack(bought.id, 45_00, 0, 36_00);
await see("returned all", 3_000, 0);

// The shop takes a voucher over 5.00 for an order of 50.00; it is good for one.
async function redeemVoucher(order: string) {
  return shop.POST("/v1/vouchers/{code}/redeem", {
    params: { path: { code }, ...once() },
    body: { source, externalId: order, order: { currency: "CNY", total: 50_00 } },
  });
}
const use = answered(await redeemVoucher(randomUUID()));
console.log(`voucher: ${use.discount} off`);
assert.deepEqual([use.status, use.discount, use.usesLeft], ["redeemed", 5_00, 0]);
assert.equal(refused(await redeemVoucher(randomUUID())).code, "voucher_used_up" satisfies Schema<"ErrorCode">);
