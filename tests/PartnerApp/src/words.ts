/** What the document lets a partner say, and what not. The compiler checks it; nothing here runs. */
import type { Schema } from "loyalty-points";

export const attributes: Schema<"PostActivityRequest">["attributes"] = { score: 9, survey: "spring", first: true };

export const imported: Schema<"VoucherLineRequest"> = { code: "SPRING-2026" };

export const balance: Schema<"GivenValue">[] = ["gold", 3_000];

export const nameOf = (program: Schema<"ProgramAnswer">): unknown => program.definition["name"];

// @ts-expect-error: a redemption is captured or reserved.
export const mode: Schema<"RedeemRequest">["mode"] = "keep";

// @ts-expect-error: the list of codes is closed.
export const code: Schema<"ErrorCode"> = "redemption_kept";
