import assert from "node:assert/strict";
import { test } from "node:test";
import { LoyaltyClient, LoyaltyProblem, LoyaltyUnreachable } from "../src/index.js";
import { pause, retryAfter } from "../src/retries.js";

type Asked = { url: string; method: string | undefined; key: string | undefined; body: unknown };

/** A service that answers by a script, the last line of it for ever; null loses the answer. */
function scripted(...script: ([status: number, body: unknown, type?: string] | null)[]) {
  const asked: Asked[] = [];
  const answer: typeof fetch = async (url, init) => {
    const headers = init?.headers as Record<string, string>;
    asked.push({ url: String(url), method: init?.method, key: headers["Idempotency-Key"], body: init?.body });
    const line = script[Math.min(asked.length, script.length) - 1];
    if (!line) throw new TypeError("The line is down.");
    const [status, body, type = status < 400 ? "application/json" : "application/problem+json"] = line;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return new Response(text, { status, headers: { "Content-Type": type } });
  };
  const client = new LoyaltyClient("http://loyalty.test/", "lpk_test_a_b", {
    fetch: answer,
    retries: { mostTries: 4, firstPause: 1, longestPause: 1 },
  });
  return { asked, client };
}

const busy: [number, unknown] = [503, { code: "overloaded", detail: "d" }];
const redeem = { memberId: "mem_1", programId: "prg_1", units: 5 } as const;

test("all tries of a write have one key and one body", async () => {
  const { asked, client } = scripted(busy, null, [502, "<html>", "text/html"], [201, { id: "red_1" }]);
  const answer = await client.post("/v1/redemptions", { body: redeem });
  assert.equal(answer.data.id, "red_1");
  assert.equal(asked.length, 4);
  assert.equal(new Set(asked.map(({ key, body }) => `${key} ${body}`)).size, 1);
  assert(asked[0]?.key);
});

test("two writes have two keys unless the caller gives them one", async () => {
  const { asked, client } = scripted([201, {}]);
  await client.post("/v1/redemptions", { body: redeem });
  await client.post("/v1/redemptions", { body: redeem });
  await client.post("/v1/redemptions", { body: redeem, idempotencyKey: "mine" });
  assert.equal(new Set(asked.map(({ key }) => key)).size, 3);
  assert.equal(asked[2]?.key, "mine");
});

test("an answer that is cut is asked for again, with the same key", async () => {
  let tries = 0;
  const keys = new Set<string | undefined>();
  const cut = () => new ReadableStream({ pull: (stream) => stream.error(new TypeError("terminated")) });
  const client = new LoyaltyClient("http://loyalty.test", "lpk_test_a_b", {
    retries: { firstPause: 1, longestPause: 1 },
    fetch: async (_, init) => {
      keys.add((init?.headers as Record<string, string>)["Idempotency-Key"]);
      return new Response(++tries === 1 ? cut() : '{"id":"red_1"}', { status: 201 });
    },
  });
  const answer = await client.post("/v1/redemptions", { body: redeem });
  assert.deepEqual([answer.data.id, tries, keys.size], ["red_1", 2, 1]);
});

test("a refusal is not asked for again and says why", async () => {
  const { asked, client } = scripted([422, { code: "insufficient_units", detail: "d" }]);
  await assert.rejects(
    client.post("/v1/redemptions", { body: redeem }),
    (thrown) => thrown instanceof LoyaltyProblem && thrown.code === "insufficient_units" && thrown.status === 422,
  );
  assert.equal(asked.length, 1);
});

test("what could be done twice is not sent again when the answer was lost", async () => {
  const { asked, client } = scripted(null, [200, {}]);
  const change = { path: { id: "prg_1" }, body: {}, ifMatch: '"1"' };
  await assert.rejects(client.put("/v1/programs/{id}", change), LoyaltyUnreachable);
  assert.equal(asked.length, 1);
});

test("a busy service did nothing, so anything is sent again", async () => {
  const { asked, client } = scripted(busy, [200, {}]);
  await client.put("/v1/programs/{id}", { path: { id: "prg_1" }, body: {}, ifMatch: '"1"' });
  assert.equal(asked.length, 2);
});

test("tries have an end", async () => {
  const gone = scripted(null);
  await assert.rejects(gone.client.get("/v1/programs"), LoyaltyUnreachable);
  assert.equal(gone.asked.length, 4);
});

test("a page of somebody else is no answer of the service", async () => {
  const { client } = scripted([200, "<html>Sign in to the shop's network</html>", "text/html"]);
  await assert.rejects(client.get("/v1/programs"), LoyaltyUnreachable);
});

test("a call that is given up ends at once", async () => {
  const { asked, client } = scripted(busy);
  const given = AbortSignal.abort(new Error("Closing time"));
  await assert.rejects(client.get("/v1/programs", { signal: given }), /Closing time/);
  assert.equal(asked.length, 0);
});

test("rows are read over all pages, each asked for when it is needed", async () => {
  const { asked, client } = scripted(
    [200, { data: [{ id: "prg_1" }, { id: "prg_2" }], nextCursor: "a/b" }],
    [200, { data: [{ id: "prg_3" }], nextCursor: null }],
  );
  const ids: string[] = [];
  for await (const program of client.rows("/v1/programs", { query: { limit: 2 } })) {
    assert.equal(asked.length, ids.length < 2 ? 1 : 2);
    ids.push(program.id);
  }
  assert.deepEqual(ids, ["prg_1", "prg_2", "prg_3"]);
  assert.equal(asked[1]?.url, "http://loyalty.test/v1/programs?limit=2&cursor=a%2Fb");
});

test("lines go out and come in one by one", async () => {
  const answers = '{"line":1,"status":201}\n{"line":2,"status":422}\n';
  const { asked, client } = scripted([200, answers, "application/x-ndjson"]);
  const purchase = { source: "a", externalId: "1", occurredAt: "b", member: {}, currency: "CNY", total: 1 };
  const found: number[] = [];
  const lines = [purchase, purchase];
  for await (const line of client.lines("/v1/purchases/batch", { lines })) found.push(line.status);
  assert.deepEqual(found, [201, 422]);
  assert.equal(String(asked[0]?.body).split("\n").length, 3);
});

test("pauses grow, follow the service and have a limit", () => {
  const retries = { mostTries: 6, firstPause: 100, longestPause: 10_000 };
  assert.deepEqual(
    [pause(retries, 1, undefined, 0), pause(retries, 3, undefined, 0.5), pause(retries, 1, 3_000, 0)],
    [100, 500, 3_000],
  );
  assert.equal(pause(retries, 90, undefined, 0.9), 10_000);
  assert.equal(retryAfter("2", 0), 2_000);
  assert.equal(retryAfter("Thu, 01 Jan 1970 00:00:03 GMT", 1_000), 2_000);
  assert.equal(retryAfter(null, 0), undefined);
});
