using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>What a request says of what it is about.</summary>
public abstract record TouchRequest
{
    public string? MemberId { get; init; }

    /// <summary>The purchase it is about; its store, channel and goods go along.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>What you call the contact it is about, such as the number of a ticket.</summary>
    public string? Contact { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Store { get; init; }

    /// <summary>Only where no purchase is named.</summary>
    public string? Channel { get; init; }

    /// <summary>To be called on a validated one.</summary>
    internal Guid Member() => Core.PublicId.Parse(Core.PublicId.Member, MemberId);

    /// <summary>To be called on a validated one.</summary>
    internal MemberOwnedId? Purchase() => PurchaseId is null ? null
        : MemberOwnedId.TryParse(Core.PublicId.Purchase, PurchaseId, out var id) ? id
        : throw new FormatException("Not a purchase's id.");

    /// <summary>To be called on a validated one: with what the purchase says, which never changes.</summary>
    /// <returns>Or 404 where the member has no such purchase.</returns>
    internal (TouchPoint? Touch, Problem? Problem) Read(ReadPool readers, int tenantId)
    {
        var told = new TouchPoint(null, Contact, Store, Channel, Goods: null);
        if (Purchase() is not { } id) return (told, null);
        var row = id.MemberId == Member()
            ? readers.Read(session => PurchaseRow.Find(session, tenantId, id.MemberId, id.Id)) : null;
        return row is not null ? (told.At(id.Id, row.Order()), null)
            : (null, new Problem(ErrorCodes.PurchaseNotFound, "The member has no such purchase.",
                [new Fault("/purchaseId", FaultCodes.InvalidValue, "Names no purchase of this member.")]));
    }
}

/// <summary>The rules of what a request is about.</summary>
internal abstract class TouchValidator<T> : FaultValidator<T>
    where T : TouchRequest
{
    protected TouchValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.PurchaseId).OwnedId(Core.PublicId.Purchase);
        RuleFor(x => x.Contact).Text(128);
        RuleFor(x => x.Store).Text(64);
        RuleFor(x => x.Channel).Text(64);
        RuleFor(x => x).Check(static body => body.PurchaseId is null || (body.Store ?? body.Channel) is null ? null
            : new(FaultCodes.InvalidValue, "Store and channel are the purchase's, and said by it."));
    }
}

/// <summary>Texts of several lines.</summary>
internal static class FreeText
{
    public const int Longest = 2_000;

    /// <summary>As <see cref="Rules.Text"/>, and lines may end in it.</summary>
    public static IRuleBuilderOptions<T, string?> FreeTextOf<T>(this IRuleBuilder<T, string?> rule) => rule.Check(
        static text => text is null ? null
            : Rules.RefuseText(text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' '), Longest),
        new(LongestText: Longest));
}
