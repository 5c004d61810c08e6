using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;

namespace LoyaltyPoints.Api.Features.Partners;

/// <summary>For which partner's app a member wants a code.</summary>
public sealed record LinkCodeRequest
{
    public string? PartnerId { get; init; }
}

/// <summary>A code that a member has handed over.</summary>
public sealed record AcceptLinkRequest
{
    /// <summary>Twelve letters and digits; case, hyphens and blanks do not matter.</summary>
    public string? Code { get; init; }

    /// <summary>What the partner calls the member.</summary>
    public string? Reference { get; init; }
}

internal sealed class LinkCodeValidator : FaultValidator<LinkCodeRequest>
{
    public LinkCodeValidator()
    {
        RuleFor(x => x.PartnerId).Required().PublicId(Core.PublicId.Partner);
    }
}

internal sealed class AcceptLinkValidator : FaultValidator<AcceptLinkRequest>
{
    public AcceptLinkValidator()
    {
        RuleFor(x => x.Code).Required().Text(20).Check(text => text is null || LinkCode.Parse(text) is not null ? null
            : new(FaultCodes.InvalidFormat, "Is no code; a character is wrong, or two have changed places."));
        RuleFor(x => x.Reference).Text(128);
    }
}
