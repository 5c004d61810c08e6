import createClient from "openapi-fetch";
import type { components, paths } from "../generated/api.js";

/** A type of the document, by its name there. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Problem = Schema<"Problem">;

/** A client of the service that speaks with one key. */
export function connect(baseUrl: string, key: string) {
  return createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${key}` } });
}

/** A variable that whoever starts the app must set. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

type Outcome<T> = { data?: T; error?: Problem; response: Response };

/** What was answered; a refusal ends the app and says why. */
export function answered<T>({ data, error, response }: Outcome<T>): T {
  if (data !== undefined) return data;
  throw new Error(`${response.url}: ${response.status} ${JSON.stringify(error)}`);
}

/** Why it was refused; an answer ends the app. */
export function refused({ data, error, response }: Outcome<unknown>): Problem {
  if (error !== undefined) return error;
  throw new Error(`${response.url}: ${response.status} ${JSON.stringify(data)}, which is no refusal`);
}
