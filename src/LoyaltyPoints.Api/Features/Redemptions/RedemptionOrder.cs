using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Api.Features.Redemptions;

/// <summary>What is in the basket while units are spent on it. Money is in the smallest part of the currency.</summary>
public sealed record RedemptionOrderRequest
{
    public string? Currency { get; init; }

    /// <summary>What is to be paid in all, before any of it is paid with units.</summary>
    public long? Total { get; init; }

    /// <summary>The items, where the reward asks about them.</summary>
    public IReadOnlyList<PurchaseLineRequest>? Lines { get; init; }

    // When it is made, the decision says.
    internal Order Order() => new()
    {
        OccurredAt = Instant.Beginning, Source = "", Currency = Currency!, Total = Total!.Value,
        Lines = [.. (Lines ?? []).Select(PurchaseIntake.LineOf)],
    };
}

internal sealed class RedemptionOrderValidator : FaultValidator<RedemptionOrderRequest>
{
    public RedemptionOrderValidator()
    {
        RuleFor(x => x.Currency).Required().Currency();
        RuleFor(x => x.Total).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Lines).AtMost(PurchaseIntake.MaximumLines);
        RuleForEach(x => x.Lines).Required().Nested(new PurchaseLineValidator());
    }
}
