namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>What the OpenAPI document shows and says.</summary>
internal static class SegmentExamples
{
    public const string Definition = """
        {
          "name": "Regulars who slip away", "kind": "conditions",
          "when": {
            "purchase.count.P12M": { "gte": 4 }, "purchase.daysSince": { "gte": 60 },
            "standing.prg_01a200355c7c7000804333d1b3c31f58.tier": ["gold", "silver"],
            "not": { "activity.count.complaint.P3M": { "gte": 1 } }
          },
          "refresh": { "every": "day", "at": "03:30" }
        }
        """;

    public const string Rules =
        "`kind` is `conditions`, or `list` for members that are put there by hand. Conditions combine as those of "
        + "rules do, over: `purchase.daysSince` (days since the last), `purchase.count`, `purchase.spend` (net sales "
        + "less returns), `purchase.averageBasket`, `purchase.promotedShare` (per cent of purchases with a coupon or "
        + "a campaign), `purchase.store`, `purchase.channel` (most used), `redemption.count`, "
        + "`activity.count.<type>`, `rfm.recency`, `.frequency`, `.monetary` and `.group` (quintiles among all who "
        + "bought, 5 is best), each but the first also in a span up to now (`purchase.count.P12M`); "
        + "`member.daysKnown`, `member.segment` (ids of others); `standing.<program>.enrolled` (`yes`, `no`), "
        + "`.tier`, `.membership`, `.plan` (`none` where there is none), `.available` (units), `.daysToExpiry`. "
        + "Purchases count in the tenant's currency, days by its clock (see the settings of analytics). What is "
        + "absent (no purchase, nothing that expires) meets no number and no text; `not`, `ne` of texts and `notIn` "
        + "of texts hold for it.";

    public const string Refresh =
        " `refresh` is `{ \"every\": \"hour\" }`, `\"day\"` with `at`, or `\"week\"` with `at` and `on`; without it "
        + "the segment is refreshed only when that is asked for. Rules, campaigns and rewards ask `member.segment`; a "
        + "purchase keeps what it was told, so a return is judged by the same.";
}
