/**
 * A receiver of webhooks: WEBHOOK_SECRET=whsec_... WEBHOOK_PORT=... npm run receive. It believes no message that is not
 * signed, takes each one once, has it on disk before it says so, and says so at once: what follows from a message is
 * done afterwards, at the app's own pace, from the inbox. An app with a database would have a table instead, with the
 * id as its key.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import { verifyWebhook } from "loyalty-points/webhooks";
import { setting } from "./setting.js";

const mostBytes = 1 << 20;
// Two secrets, apart by a blank, while one replaces the other.
const secrets = setting("WEBHOOK_SECRET").split(" ");
const inbox = process.env["WEBHOOK_INBOX"] ?? "inbox.ndjson";

// Without its end a line is one that a power cut tore: its sender has not heard that it is here.
const text = existsSync(inbox) ? readFileSync(inbox) : Buffer.alloc(0);
const whole = text.subarray(0, text.lastIndexOf("\n") + 1);
if (whole.length < text.length) truncateSync(inbox, whole.length);
const lines = whole.toString().split("\n").filter((line) => line !== "");
const known = new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));

const file = openSync(inbox, "a");

function keep(id: string, body: Buffer): void {
  if (known.has(id)) return;
  writeSync(file, `${JSON.stringify({ id, body: body.toString("base64") })}\n`);
  fsyncSync(file);
  known.add(id);
}

const server = createServer(async (request, response) => {
  if (request.method !== "POST" || request.url !== "/webhooks") return response.writeHead(404).end();
  // As it came: the signature is of these very bytes.
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > mostBytes) return response.writeHead(413, { Connection: "close" }).end();
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  const id = request.headers["webhook-id"];
  if (verifyWebhook(secrets, request.headers, body) !== "genuine") return response.writeHead(401).end();
  // A delivery that was answered before, but not heard, is answered alike.
  keep(String(id), body);
  return response.writeHead(204).end();
});
server.listen(Number(setting("WEBHOOK_PORT")), "127.0.0.1", () => console.log("Listening."));
process.once("SIGTERM", () => server.close(() => closeSync(file)));
