using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>What came back, by lines or as an amount; exactly one of the two.</summary>
public sealed record PostReturnRequest
{
    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public IReadOnlyList<ReturnLineRequest>? Lines { get; init; }

    /// <summary>Money that came back without naming lines.</summary>
    public long? Amount { get; init; }
}

/// <summary>What came back of one line: pieces, money, or both.</summary>
public sealed record ReturnLineRequest
{
    public string? LineId { get; init; }

    public long? Quantity { get; init; }

    /// <summary>Absent: the pieces' share of what was paid for the line.</summary>
    public long? Amount { get; init; }
}

internal sealed class PostReturnValidator : FaultValidator<PostReturnRequest>
{
    public PostReturnValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.OccurredAt).Required();
        RuleFor(x => x.Amount).Within(1, Rules.MaximumAmount);
        RuleFor(x => x.Lines).AtMost(1000);
        RuleForEach(x => x.Lines).Required().Nested(new ReturnLineValidator());
        RuleFor(x => x).Check(body => (body.Lines is { Count: > 0 }) != (body.Amount is not null) ? null
            : new(FaultCodes.InvalidValue, "Give either lines, at least one, or an amount."));
    }
}

internal sealed class ReturnLineValidator : FaultValidator<ReturnLineRequest>
{
    public ReturnLineValidator()
    {
        RuleFor(x => x.LineId).Required().Text(64);
        RuleFor(x => x.Quantity).Within(1, 1_000_000_000);
        RuleFor(x => x.Amount).Within(0, Rules.MaximumAmount);
        RuleFor(x => x).Check(line => line.Quantity is not null || line.Amount > 0 ? null
            : new(FaultCodes.InvalidValue, "Give a quantity, a positive amount, or both."));
    }
}

[JsonSerializable(typeof(PostReturnRequest))]
internal sealed partial class ReturnJson : JsonSerializerContext;

/// <summary>POST /v1/purchases/{id}/returns.</summary>
internal static class ReturnEndpoint
{
    private static readonly ReturnJson Json = new(StrictJson.NewOptions());
    public static readonly PostReturnValidator Validator = new();

    public static async Task<IResult> PostAsync(
        string id, HttpContext context, ReadPool readers, LedgerWriter writer, TenantTime time)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.PostReturnRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        var tenantId = caller.TenantId;
        if (!MemberOwnedId.TryParse(Core.PublicId.Purchase, id, out var purchase)
            || readers.Read(session => PurchaseRow.Find(session, tenantId, purchase.MemberId, purchase.Id))
                is not { } row)
            return Problem.Of(ErrorCodes.PurchaseNotFound);
        return Check(request, row.Order(), time.IsFuture(caller, request.OccurredAt!.Value)) is { } refusal ? refusal
            : await writer.SendAsync(
                new PostReturnWork(tenantId, row, Command(request), key, PaidWith(readers, tenantId, row.Order())));
    }

    private static Problem? Check(PostReturnRequest request, Order order, bool isFuture)
    {
        if (isFuture)
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The return lies in the future.",
                [new("/occurredAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        return Instant.From(request.OccurredAt!.Value).Plus(CallerTime.ClocksDiffer) >= order.OccurredAt ? null
            : new Problem(
                ErrorCodes.Unprocessable, "The return lies before its purchase.",
                [new("/occurredAt", FaultCodes.OutOfRange, $"The purchase occurred at {order.OccurredAt}.")]);
    }

    private static Redemption? PaidWith(ReadPool readers, int tenantId, Order order) =>
        order.RedemptionId is { } id
            ? readers.Read(session => RedemptionRow.Find(session, tenantId, id.MemberId, id.Id)) : null;

    private static ReturnRequest Command(PostReturnRequest request) => new(
        request.Source!, request.ExternalId!, Instant.From(request.OccurredAt!.Value),
        new ReturnPiece(
            request.Lines is { Count: > 0 } lines
                ? [.. lines.Select(line => new ReturnPieceLine(line.LineId!, line.Quantity, line.Amount))] : null,
            request.Amount));
}
