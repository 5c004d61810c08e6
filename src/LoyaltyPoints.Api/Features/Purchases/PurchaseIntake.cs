using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>From the bytes of one purchase to the work that records it; the same for one and for a batch.</summary>
internal sealed class PurchaseIntake(ReadPool readers, TenantTime time)
{
    public const int MaximumLines = 1000;

    /// <summary>On the fast path: see its base.</summary>
    public static readonly PurchaseRequestValidator Validator = new();

    private static readonly PurchaseJson Json = new(StrictJson.NewOptions());

    public static ValueTask<Body<PurchaseRequest>> ReadAsync(HttpContext context) =>
        JsonBody.ReadAsync(context.Request, Json.PurchaseRequest, Validator, context.RequestAborted);

    public static Body<PurchaseRequest> Parse(ReadOnlyMemory<byte> line) =>
        JsonBody.Parse(line, Json.PurchaseRequest, Validator);

    /// <summary>Checks what takes more than one field to see, finds the member, and makes the work.</summary>
    public Problem? TryMakeWork(
        Caller caller, PurchaseRequest request, RequestKey? key, out PostPurchaseWork? work)
    {
        work = null;
        if (Check(caller, request) is { } problem) return problem;
        var memberId = FindMember(caller.TenantId, request.Member!);
        work = new PostPurchaseWork(caller.TenantId, memberId, request.ExternalId!, OrderOf(request), key);
        return null;
    }

    /// <summary>Whether the purchase adds up and lies in the past.</summary>
    public Problem? Check(Caller caller, PurchaseRequest request)
    {
        if (time.IsFuture(caller, request.OccurredAt!.Value))
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The purchase lies in the future.",
                [new("/occurredAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        return CheckTotals(request);
    }

    /// <summary>Whether the numbers add up.</summary>
    /// <param name="place">JSON pointer of the purchase in the body.</param>
    public static Problem? CheckTotals(PurchaseRequest request, string place = "")
    {
        var faults = new List<Fault>();
        if (request.Lines is { Count: > 0 } lines) CheckSums(request, lines, faults);
        if (request.Lines is null or { Count: 0 } && request.Shipping > request.Total)
            faults.Add(new("/shipping", FaultCodes.OutOfRange, "Is more than the total."));
        if (request.Tax > request.Total) faults.Add(new("/tax", FaultCodes.OutOfRange, "Is more than the total."));
        if (request is { RedemptionId: not null, PaidWithUnits: null or 0 })
            faults.Add(new("/paidWithUnits", FaultCodes.Required, "Must say what the redemption pays."));
        if (request.PaidWithUnits > request.Total)
            faults.Add(new("/paidWithUnits", FaultCodes.OutOfRange, "Is more than the total."));
        return faults.Count == 0 ? null
            : new Problem(ErrorCodes.TotalsMismatch, "The numbers of the purchase do not add up.",
                [.. faults.Select(fault => fault with { Pointer = place + fault.Pointer })]);
    }

    public Guid? FindMember(int tenantId, MemberReference reference)
    {
        // An id is not looked up here: the writer has the member's accounts in hand anyway.
        if (reference.Id is { } id) return Core.PublicId.Parse(Core.PublicId.Member, id);
        var (kind, value) = reference.Identifier is { } text && IdentifierRule.TryParse(text, out var k, out var v)
            ? (k, v) : (MemberIdentifier.ExternalIdKind, reference.ExternalId!);
        return readers.Read(session => MemberRows.ByIdentifier(session, tenantId, kind, value));
    }

    public static Order OrderOf(PurchaseRequest request) => new()
    {
        OccurredAt = Instant.From(request.OccurredAt!.Value),
        Source = request.Source!,
        Currency = request.Currency!,
        Total = request.Total!.Value,
        Tax = request.Tax ?? request.Lines?.Sum(line => line.Tax ?? 0) ?? 0,
        Shipping = request.Shipping ?? 0,
        PaidWithUnits = request.PaidWithUnits ?? 0,
        RedemptionId = request.RedemptionId is { } text
            && MemberOwnedId.TryParse(Core.PublicId.Redemption, text, out var redemption) ? redemption : null,
        Store = request.Store,
        Channel = request.Channel,
        PaymentMethods = request.PaymentMethods ?? [],
        Coupons = request.Coupons ?? [],
        AffiliateCode = request.AffiliateCode,
        Lines = request.Lines is null ? [] : Array.ConvertAll([.. request.Lines], LineOf),
    };

    internal static OrderLine LineOf(PurchaseLineRequest line) => new()
    {
        Id = line.Id!,
        Sku = line.Sku,
        Category = line.Category,
        Quantity = line.Quantity!.Value,
        Amount = line.Amount!.Value,
        Tax = line.Tax,
        Tags = line.Tags ?? [],
    };

    private static void CheckSums(
        PurchaseRequest request, IReadOnlyList<PurchaseLineRequest> lines, List<Fault> faults)
    {
        long amounts = 0, taxes = 0;
        var allTaxed = true;
        for (var at = 0; at < lines.Count; at++)
        {
            amounts += lines[at].Amount!.Value;
            taxes += lines[at].Tax ?? 0;
            allTaxed &= lines[at].Tax is not null;
            if (lines[at].Tax > lines[at].Amount)
                faults.Add(new($"/lines/{at}/tax", FaultCodes.OutOfRange, "Is more than the line's amount."));
        }

        var (shipping, tax) = (request.Shipping ?? 0, request.Tax ?? taxes);
        if (amounts + shipping != request.Total)
        {
            faults.Add(new(
                "/total", FaultCodes.InvalidValue,
                $"The total is {request.Total}; lines and shipping add up to {amounts + shipping}."));
        }

        // What the lines do not name belongs to lines without tax and to the shipping.
        if (taxes > tax || (allTaxed && tax - taxes > shipping))
            faults.Add(new("/tax", FaultCodes.InvalidValue, $"The tax is {tax}; the lines' taxes add up to {taxes}."));
    }
}
