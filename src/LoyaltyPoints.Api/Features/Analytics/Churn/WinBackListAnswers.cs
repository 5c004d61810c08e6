using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.WinBacks;

namespace LoyaltyPoints.Api.Features.Analytics.Churn;

/// <summary>What a list is called, and how many of its members are left alone.</summary>
public sealed record WinBackListRequest
{
    public string? Name { get; init; }

    /// <summary>The part of the members to leave alone, 0 to 50 percent; without it, 0.</summary>
    public long? ControlPercent { get; init; }
}

internal sealed class WinBackListValidator : FaultValidator<WinBackListRequest>
{
    public WinBackListValidator()
    {
        RuleFor(x => x.Name).Required().Text(WinBackList.LongestName);
        RuleFor(x => x.ControlPercent).Within(0, WinBackList.MostControlPercent);
    }
}

/// <summary>A list of members to win back.</summary>
/// <param name="AsOf">Its members were silent then; what they do from then on is what becomes of it.</param>
/// <param name="From">The first instant of the period that revenue is of.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="MinimumRevenue">Who spent less in the period is not in it.</param>
/// <param name="Members">How many it has, with the control.</param>
/// <param name="Control">How many of them are left alone.</param>
public sealed record WinBackListAnswer(
    string Id, string Name, Instant AsOf, Instant From, Instant To, string Currency, int SilentAfterDays,
    long MinimumRevenue, int ControlPercent, int Members, int Control, Instant CreatedAt)
{
    internal static WinBackListAnswer Of(WinBackList list) => new(
        Core.PublicId.Format(Core.PublicId.WinBackList, list.Id), list.Name, list.AsOf, list.From, list.To,
        list.Currency, list.SilentAfterDays, list.MinimumRevenue, list.ControlPercent, list.Members.Count,
        list.Members.Count(member => member.IsControl), list.CreatedAt);
}

/// <summary>What became of a list.</summary>
/// <param name="Definitions">See `/v1/analytics/definitions`.</param>
/// <param name="AsOf">Nothing that occurred at or after this instant is counted.</param>
/// <param name="UpTo">What was recorded from this instant on may not be counted yet; null: everything is.</param>
/// <param name="Rows">Its members, who had spent most first; at most 10,000.</param>
public sealed record WinBackOutcomeAnswer(
    IReadOnlyList<string> Definitions, WinBackListAnswer List, Instant AsOf, Instant? UpTo, WinBackResult Summary,
    IReadOnlyList<WinBackMemberOutcome> Rows);

[JsonSerializable(typeof(WinBackListRequest))]
[JsonSerializable(typeof(WinBackListAnswer))]
[JsonSerializable(typeof(PageAnswer<WinBackListAnswer>))]
[JsonSerializable(typeof(WinBackOutcomeAnswer))]
internal sealed partial class WinBackListJson : JsonSerializerContext;
