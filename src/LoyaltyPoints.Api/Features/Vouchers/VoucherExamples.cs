using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>What the operations on vouchers show and have in common.</summary>
internal static class VoucherExamples
{
    public const string Series = """
        {
          "name": "Summer", "currency": "EUR", "timeZone": "Europe/Paris",
          "value": { "kind": "percent", "percent": 10, "maximum": 2000 },
          "validity": { "from": "2026-06-01", "to": "2026-09-01", "period": "P30D" },
          "minimumOrder": 5000, "uses": null, "usesPerMember": 1,
          "audience": { "members": "anyone", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
                        "tiers": ["gold"] }
        }
        """;

    public const string Issue = """
        { "seriesId": "vse_01a200355c7c7000804333d1b3c31f58", "code": "SUMMER10" }
        """;

    public const string Check = """
        { "member": { "externalId": "customer-17" },
          "order": { "currency": "EUR", "total": 13000, "shipping": 500,
                     "lines": [ { "id": "1", "sku": "CUP", "quantity": 5, "amount": 12500 } ] } }
        """;

    public const string Use = """
        { "source": "shop", "externalId": "order-4711", "member": { "externalId": "customer-17" },
          "order": { "currency": "EUR", "total": 13000, "shipping": 500 } }
        """;

    public const string Release = """
        { "useId": "vch_01a200355c7c7000804333d1b3c31f58" }
        """;

    /// <summary>What anything about a code may be answered.</summary>
    public static readonly ErrorCode[] OfCodes = [ErrorCodes.VoucherNotFound, ErrorCodes.TooManyAttempts];

    /// <summary>What a use may be refused with.</summary>
    public static readonly ErrorCode[] OfUses =
    [
        ErrorCodes.MemberNotFound, ErrorCodes.TotalsMismatch, ErrorCodes.OccurredInFuture, ErrorCodes.VoucherVoided,
        ErrorCodes.VoucherNotYetValid, ErrorCodes.VoucherExpired, ErrorCodes.VoucherUsedUp,
        ErrorCodes.VoucherMemberRequired, ErrorCodes.VoucherOtherMember, ErrorCodes.VoucherMemberLimit,
        ErrorCodes.NotEnrolled, ErrorCodes.VoucherTierRequired, ErrorCodes.NotInEffect, ErrorCodes.VoucherOrderRequired,
        ErrorCodes.VoucherCurrencyMismatch, ErrorCodes.VoucherMinimumOrder, ErrorCodes.VoucherItemMissing,
        ErrorCodes.VoucherNothingToTake, ErrorCodes.InsufficientBalance, ErrorCodes.AmountOverflow,
        ErrorCodes.VoucherUseConflict, ErrorCodes.AlreadyReleased,
    ];
}
