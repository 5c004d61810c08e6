using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Features.Memberships;

/// <summary>What the operations on memberships show and have in common.</summary>
internal static class MembershipExamples
{
    public const string Join = """
        { "memberId": "mem_01a200355d22700080ef09fc4a58e0f0", "programId": "prg_01a200355c7c7000804333d1b3c31f58",
          "planId": "monthly", "payment": { "reference": "ch_3PqX", "amount": 1000, "currency": "EUR" } }
        """;

    public const string Renew = """
        { "payment": { "reference": "ch_3PqY", "amount": 900, "currency": "EUR" } }
        """;

    public const string ChangePlan = """
        { "planId": "yearly", "payment": { "reference": "ch_3PqZ", "amount": 9355, "currency": "EUR" } }
        """;

    /// <summary>What any operation on an existing one may be refused with.</summary>
    public static readonly ErrorCode[] OfChanges =
    [
        ErrorCodes.MembershipNotFound, ErrorCodes.MembershipCancelled, ErrorCodes.MembershipExpired,
        ErrorCodes.NotInEffect, ErrorCodes.AmountOverflow,
    ];

    /// <summary>What any payment may be refused with.</summary>
    public static readonly ErrorCode[] OfPayments =
        [ErrorCodes.PaymentRequired, ErrorCodes.PaymentMismatch, ErrorCodes.PaymentConflict];
}
