/**
 * One order from its quote to its last return, paid partly with units, then a voucher. A unit is worth 0.01; units are
 * taken in hundreds, for at most a fifth of an order; each whole 1.00 that is paid with money earns a unit.
 * The shop speaks with a key of scope `checkout`, the partner who redeems with one of scope `partner`.
 */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { LoyaltyClient, LoyaltyProblem, type Schema } from "loyalty-points";
import { setting } from "./setting.js";

const url = setting("LOYALTY_URL");
const shop = new LoyaltyClient(url, setting("LOYALTY_CHECKOUT_KEY"));
const partner = new LoyaltyClient(url, setting("LOYALTY_PARTNER_KEY"));
const memberId = setting("LOYALTY_MEMBER");
const programId = setting("LOYALTY_PROGRAM");
const rewardId = setting("LOYALTY_REWARD");
const code = setting("LOYALTY_VOUCHER");

const source = "partner-app";
const receipt = randomUUID();

/** Why it was refused; anything else ends the app. */
async function refused(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (thrown) {
    if (thrown instanceof LoyaltyProblem) return thrown.code;
    throw thrown;
  }
  throw new Error("It was answered, which is no refusal.");
}

async function see(when: string, available: number, reserved: number): Promise<void> {
  const balances = await partner.get("/v1/members/{id}/balances", { path: { id: memberId } });
  const row = balances.data.data.find((account) => account.programId === programId);
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
  const { data: returned } = await shop.post("/v1/purchases/{id}/returns", {
    path: { id: purchaseId },
    body: { source, externalId: randomUUID(), occurredAt: new Date().toISOString(), amount },
  });
  assert(returned.refund, "What was paid with units says how it comes back.");
  console.log(`  ${amount} came back: ${returned.refund.units} units, ${returned.refund.money} of money`);
  assert.deepEqual([returned.refund.units, returned.refund.money], [units, money]);
  assert.equal(returned.refund.unitsAmount + returned.refund.money, amount);
}

await see("before", 3_000, 0);

// A fifth of 100.00 is 20.00, which is 2,000 units.
const quote = await shop.post("/v1/purchases/quote", { body: purchase(receipt) });
const offer = quote.data.rewards.find((reward) => reward.rewardId === rewardId);
assert(offer, "The reward is within reach.");
assert.deepEqual([offer.kind, offer.mostUnits, offer.amount], ["payWithUnits", 2_000, 20_00]);

// Sent twice, as after a lost answer: the second time it is answered like the first.
const reservation = {
  idempotencyKey: randomUUID(),
  body: { memberId, rewardId, mode: "reserve", order: { currency: "CNY", total: 100_00 } },
} as const;
const { data: redemption } = await partner.post("/v1/redemptions", reservation);
const again = await partner.post("/v1/redemptions", reservation);
assert.deepEqual(again.data, redemption);
assert(again.replayed);
assert.deepEqual([redemption.status, redemption.units, redemption.amount], ["reserved", 2_000, 20_00]);
await see("reserved", 1_000, 2_000);

// 80.00 are paid with money and earn 80 units.
const paid = { paidWithUnits: 20_00, redemptionId: redemption.id };
const { data: bought } = await shop.post("/v1/purchases", { body: { ...purchase(receipt), ...paid } });
assert.equal(bought.results.find((result) => result.programId === programId)?.units, 80);
await see("bought", 1_080, 2_000);

// The same units do not pay for another order.
const second = await refused(shop.post("/v1/purchases", { body: { ...purchase(randomUUID()), ...paid } }));
assert.equal(second, "redemption_used" satisfies Schema<"ErrorCode">);

const ofRedemption = { path: { id: redemption.id }, body: {} };
const { data: captured } = await partner.post("/v1/redemptions/{id}/capture", ofRedemption);
assert.deepEqual([captured.status, captured.purchaseId], ["captured", bought.id]);
await see("captured", 1_080, 0);

// A fifth of 40.00 were 800 units; of the 80 units earned, 48 are left. Then 300 more, and 36 are left.
await giveBack(bought.id, 40_00, 800, 32_00);
await see("returned 40.00", 1_848, 0);
await giveBack(bought.id, 15_00, 300, 12_00);
await see("returned 15.00", 2_136, 0);

const { data: reversed } = await partner.post("/v1/redemptions/{id}/reverse", ofRedemption);
assert.equal(reversed.status, "reversed");
await see("reversed", 3_036, 0);

// Nothing is left of the units for the last return to give back.
await giveBack(bought.id, 45_00, 0, 36_00);
await see("returned all", 3_000, 0);

// The shop takes a voucher over 5.00 for an order of 50.00; it is good for one.
function redeemVoucher(order: string) {
  return shop.post("/v1/vouchers/{code}/redeem", {
    path: { code },
    body: { source, externalId: order, order: { currency: "CNY", total: 50_00 } },
  });
}
const { data: use } = await redeemVoucher(randomUUID());
console.log(`voucher: ${use.discount} off`);
assert.deepEqual([use.status, use.discount, use.usesLeft], ["redeemed", 5_00, 0]);
assert.equal(await refused(redeemVoucher(randomUUID())), "voucher_used_up" satisfies Schema<"ErrorCode">);
