using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Vouchers;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>From what somebody typed or sent to what can be decided about.</summary>
internal sealed class VoucherIntake(
    ReadPool readers, PurchaseIntake purchases, TenantTime time, CodeGuesses guesses)
{
    private static readonly Problem Mistyped = new(
        ErrorCodes.VoucherNotFound, "No voucher can have this code: a symbol is wrong, missing or out of its place.");

    /// <summary>The voucher of a code, and the version of its series that it keeps.</summary>
    /// <returns>Null, 404 where there is none, or 429 after too many of those.</returns>
    public Problem? Find(Caller caller, string typed, out (Voucher Voucher, VoucherSeries Series) found)
    {
        found = default;
        if (guesses.Refuse(caller.KeyId) is { } before) return before;
        var plain = VoucherCode.Read(typed);
        var known = plain is null ? null
            : readers.Read(session => VoucherRows.Find(session, caller.TenantId, plain));
        if (known is null)
        {
            return guesses.Miss(caller.KeyId)
                ?? (plain is null ? Mistyped : Problem.Of(ErrorCodes.VoucherNotFound));
        }

        // Many may have asked at the same time: once they were too many, none is told anything.
        if (guesses.Refuse(caller.KeyId) is { } after) return after;
        found = known.Value;
        return null;
    }

    /// <summary>What a voucher shall be used for.</summary>
    /// <param name="name">What the checkout calls it; empty where it only asks.</param>
    public Problem? Read(
        Caller caller, VoucherCheckRequest request, (string Source, string ExternalId) name,
        out VoucherAttempt? attempt)
    {
        attempt = null;
        if (request.OccurredAt is { } at && time.IsFuture(caller, at))
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The use lies in the future.",
                [new("/occurredAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        if (request.Order is { } order && CheckTotals(order) is { } mismatch) return mismatch;
        Guid? member = null;
        if (request.Member is { } reference)
        {
            member = purchases.FindMember(caller.TenantId, reference);
            if (member is not { } id || !Exists(caller, id)) return Writes.Problem(MemberRows.NotFound("/member"));
            // Vouchers go along with who was merged into another.
            member = readers.Read(session => MemberRows.MergedInto(session, caller.TenantId, id)) ?? id;
        }

        attempt = new VoucherAttempt(
            name.Source, name.ExternalId, member, request.OccurredAt is { } then ? Instant.From(then) : null,
            request.Order is { } given ? OrderOf(given) : null, request.Amount);
        return null;
    }

    public bool Exists(Caller caller, Guid memberId) =>
        readers.Read(session => MemberRows.Exists(session, caller.TenantId, memberId));

    private static Problem? CheckTotals(VoucherOrderRequest order)
    {
        var shipping = order.Shipping ?? 0;
        if (order.Lines is { Count: > 0 } lines && lines.Sum(line => line.Amount!.Value) + shipping is var sum
            && sum != order.Total)
        {
            return new Problem(
                ErrorCodes.TotalsMismatch, "The numbers of the order do not add up.",
                [
                    new("/order/total", FaultCodes.InvalidValue,
                        $"The total is {order.Total}; lines and shipping add up to {sum}."),
                ]);
        }

        return shipping <= order.Total ? null : new Problem(
            ErrorCodes.TotalsMismatch, "The numbers of the order do not add up.",
            [new("/order/shipping", FaultCodes.OutOfRange, "Is more than the total.")]);
    }

    private static VoucherOrder OrderOf(VoucherOrderRequest order) => new(
        order.Currency!, order.Total!.Value, order.Shipping ?? 0,
        [
            .. (order.Lines ?? []).Select(line => new OrderLine
            {
                Id = line.Id!, Sku = line.Sku, Category = line.Category, Quantity = line.Quantity!.Value,
                Amount = line.Amount!.Value, Tags = line.Tags ?? [],
            }),
        ]);
}
