// Which operations take an Idempotency-Key: types say it to the compiler, but nothing of them is left when code runs.
// The document is the service's own and always written alike, so its indentation is enough.
import { readFileSync, writeFileSync } from "node:fs";

const keyed = [];
let path = "";
let method = "";
for (const line of readFileSync("../../openapi.yaml", "utf8").split("\n")) {
  path = /^ {2}(\/\S*):$/.exec(line)?.[1] ?? path;
  method = /^ {4}(get|put|post|patch|delete):$/.exec(line)?.[1] ?? method;
  if (/^ +- name: Idempotency-Key$/.test(line)) keyed.push(`${method} ${path}`);
}
if (keyed.length === 0) throw new Error("openapi.yaml names no operation that takes an Idempotency-Key.");
writeFileSync(
  "generated/keyed.ts",
  `export const keyed: ReadonlySet<string> = new Set(${JSON.stringify(keyed, null, 2)});\n`,
);
