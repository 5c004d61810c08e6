using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>One thing that happens to the member of a world.</summary>
internal abstract record WorldStep;

internal sealed record PassTime(Instant To) : WorldStep
{
    public override string ToString() => $"until {To}";
}

internal sealed record BuyGoods(string Number, Order Order) : WorldStep
{
    public override string ToString() => $"buy {Order.Total} at {Order.OccurredAt}: "
        + string.Join(", ", Order.Lines.Select(line => $"{line.Id} {line.Quantity} {line.Category} for {line.Amount}"));
}

/// <param name="Sale">By its place among the sales so far.</param>
internal sealed record BringBack(int Sale, string Number, Instant OccurredAt, ReturnPiece Piece) : WorldStep
{
    public override string ToString() => $"return of sale {Sale} at {OccurredAt}: "
        + (Piece.Amount is { } amount ? $"{amount}" : string.Join(
            ", ", Piece.Lines!.Select(line => $"{line.LineId} {line.Quantity} for {line.Amount}")));
}

internal sealed record SpendUnits(Guid Program, long Units) : WorldStep;

/// <param name="Redemption">By its place among the redemptions so far.</param>
internal sealed record UndoSpending(int Redemption, long? Units) : WorldStep;

internal sealed record AdjustUnits(Guid Program, long Units) : WorldStep;

internal sealed record GiveExpiredBack(Guid Program, long Units) : WorldStep;

internal sealed record DoActivity(string Number, Activity Activity) : WorldStep
{
    public override string ToString() => $"activity {Activity.Type} at {Activity.OccurredAt}";
}

internal sealed record Enrol(Guid Program, Instant EnrolledAt) : WorldStep;

internal sealed record Join(Guid Program, string PlanId, Payment? Payment) : WorldStep;

/// <summary>A command on the membership that the account has.</summary>
internal sealed record ChangeMembership(Guid Program, MembershipCommand Command) : WorldStep;
