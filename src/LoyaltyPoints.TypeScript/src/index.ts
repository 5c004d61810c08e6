export { LoyaltyClient, type Answer, type ClientOptions } from "./client.js";
export { LoyaltyProblem, LoyaltyUnreachable } from "./problem.js";
export type { Retries } from "./retries.js";
export type { Problem, Schema } from "./types.js";
