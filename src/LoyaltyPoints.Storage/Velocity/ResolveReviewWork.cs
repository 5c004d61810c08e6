using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// Says what came of a review; of two reviewers the first wins. A purchase that is rejected comes back as a whole: by a
/// return of all that is left of it, in the same transaction, so that everything that rests on it follows.
/// </summary>
/// <param name="rejected">The purchase to be taken back; null where nothing is.</param>
public sealed class ResolveReviewWork(
    int tenantId, MemberOwnedId id, ReviewStatus outcome, string actor, string? reason, RejectedPurchase? rejected,
    RequestKey? requestKey)
    : Work(tenantId, id.MemberId == Guid.Empty ? null : id.MemberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.ReviewResolved);

    /// <summary>What returns of rejected purchases have for a source; the rest of their name is the review's.</summary>
    public const string Source = "review";

    private readonly OwnedId owned = new(tenantId, id.MemberId, id.Id);

    protected internal override void Declare(Batch batch)
    {
        batch.Reviews.Need(owned);
        Return(null)?.Declare(batch);
    }

    protected internal override void DeclareMore(Batch batch) => Return(null)?.DeclareMore(batch);

    protected internal override WorkResult Execute(Batch batch)
    {
        Next = null;
        if (batch.Reviews.Find(owned) is not { } review) return ReviewRows.NotFound;
        var decision = review.Resolve(outcome, actor, reason, batch.NowOf(TenantId));
        if (decision.Value is not { } resolved) return decision.Refusal!;
        if (rejected is not null)
        {
            var purchase = new OwnedId(TenantId, id.MemberId, rejected.Purchase.Id);
            var before = batch.Returns.Find(purchase)?.Returned ?? Returned.Nothing;
            if (RestOfOrder.Of(rejected.Order, before) is { } rest)
            {
                var taken = Return(rest)!;
                var result = taken.Execute(batch);
                if (result.Refusal is { } refusal) return refusal;
                Next = taken.Next;
                resolved = resolved with { ReturnId = batch.NaturalKeys.Find(ReturnKey)!.ReferenceId };
            }
        }

        batch.Reviews.Stage(TenantId, resolved);
        return ReviewRows.Answer(resolved);
    }

    private string Name => id.Format(PublicId.Review);

    private NaturalKey ReturnKey => new(TenantId, NaturalKeyKind.Return, Source, Name);

    // What is locked and loaded for a return does not depend on how much comes back.
    private PostReturnWork? Return(ReturnPiece? piece) => rejected is null ? null : new PostReturnWork(
        TenantId, rejected.Purchase,
        new ReturnRequest(Source, Name, rejected.At, piece ?? new ReturnPiece(null, rejected.Order.Total)), null,
        rejected.PaidWith);
}

/// <summary>A purchase that a reviewer takes back.</summary>
/// <param name="At">When it counts as come back.</param>
/// <param name="PaidWith">The redemption it was paid with; null where there is none.</param>
public sealed record RejectedPurchase(PurchaseRow Purchase, Instant At, Redemption? PaidWith)
{
    internal Order Order { get; } = Purchase.Order();
}
