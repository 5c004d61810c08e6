using System.Text.Json;

namespace LoyaltyPoints.Core.Standings.Memberships;

/// <summary>What a membership is at an instant.</summary>
public enum MembershipStatus
{
    /// <summary>In its trial; benefits are given.</summary>
    Trialing,

    /// <summary>Paid for; benefits are given.</summary>
    Active,

    /// <summary>A payment is late, and benefits are still given.</summary>
    PastDue,

    /// <summary>A payment is later still: no benefits, but it can be renewed.</summary>
    Grace,

    /// <summary>Over because it was cancelled or refunded.</summary>
    Cancelled,

    /// <summary>Over because nobody paid.</summary>
    Expired,
}

public static class MembershipStatusWords
{
    /// <summary>As conditions and answers say it: <c>pastDue</c>.</summary>
    public static string Word(this MembershipStatus status) =>
        JsonNamingPolicy.CamelCase.ConvertName(status.ToString());
}
