import assert from "node:assert/strict";
import { test } from "node:test";
import { sign, verifyWebhook, type WebhookHeaders } from "../src/webhooks.js";

// The vector that the specification's own libraries are tested with.
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
const sent = 1614265330;
const body = '{"test": 2432232314}';
const headers = {
  "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
  "webhook-timestamp": String(sent),
  "webhook-signature": signature,
};

const judge = (changed: Partial<WebhookHeaders> = {}, text = body, later = 0, secrets: string | string[] = secret) =>
  verifyWebhook(secrets, { ...headers, ...changed }, text, (sent + later) * 1000);

test("the specification's vector fits and is what we sign", () => {
  assert.equal(judge(), "genuine");
  assert.equal(sign(secret, headers["webhook-id"], sent, body), signature);
});

test("one of several signatures, and one of two secrets, is enough", () => {
  const several = `v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= v1a,abc ${signature}`;
  assert.equal(judge({ "webhook-signature": several }), "genuine");
  assert.equal(judge({}, body, 0, [other, secret]), "genuine");
  assert.equal(judge({}, body, 0, other), "forged");
});

test("a change of anything that is signed is found", () => {
  assert.equal(judge({}, '{"test": 2432232315}'), "forged");
  assert.equal(judge({ "webhook-id": "msg_1" }), "forged");
  assert.equal(judge({ "webhook-timestamp": String(sent + 1) }), "forged");
  assert.equal(judge({ "webhook-signature": signature.slice(3) }), "forged");
});

test("it is good for five minutes around", () => {
  assert.deepEqual([300, 301, -300, -301].map((later) => judge({}, body, later)), [
    "genuine",
    "outOfTime",
    "genuine",
    "outOfTime",
  ]);
});

test("without its headers it is no message", () => {
  assert.equal(judge({ "webhook-id": undefined }), "headerMissing");
  assert.equal(judge({ "webhook-timestamp": "now" }), "headerMissing");
  assert.equal(judge({ "webhook-signature": "" }), "headerMissing");
});
