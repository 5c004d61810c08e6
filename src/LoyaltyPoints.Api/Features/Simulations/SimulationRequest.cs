using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Members;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>What to try a version on: a `purchase`, or the history from `from` to `to`.</summary>
public sealed record SimulationRequest
{
    /// <summary>Any of the program's, drafts too.</summary>
    public long? Version { get; init; }

    /// <summary>As it would be posted; its `member` may be absent.</summary>
    public SimulatedPurchaseRequest? Purchase { get; init; }

    /// <summary>By `id`, or imagined. Absent: `purchase.member`, or else one who joins with the purchase.</summary>
    public SimulatedMemberRequest? Member { get; init; }

    /// <summary>Purchases that occurred from here on...</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>...and before here, with what of them came back before here.</summary>
    public DateTimeOffset? To { get; init; }

    public UnitValueRequest? UnitValue { get; init; }
}

/// <summary>A sale as a till would post it; its `member` may be absent.</summary>
public sealed record SimulatedPurchaseRequest : PurchaseRequest;

/// <summary>A real member by `id`, or, without it, one who does not exist.</summary>
public sealed record SimulatedMemberRequest
{
    public string? Id { get; init; }

    /// <summary>Absent: what `spent` reaches.</summary>
    public string? Tier { get; init; }

    /// <summary>Absent: no membership.</summary>
    public string? Plan { get; init; }

    /// <summary>Units that can be spent.</summary>
    public long? Available { get; init; }

    /// <summary>Default: at the purchase.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>`yyyy-MM-dd`.</summary>
    public string? Birthday { get; init; }

    /// <summary>Money that counted before in the window of the purchase.</summary>
    public long? Spent { get; init; }
}

/// <summary>What units cost whoever pays for them: so much money, in the smallest part, for so many.</summary>
public sealed record UnitValueRequest
{
    public long? Amount { get; init; }

    /// <summary>Default 1.</summary>
    public long? Units { get; init; }

    internal UnitValue Value => new(Amount!.Value, Units ?? 1);
}

internal sealed class SimulationValidator : FaultValidator<SimulationRequest>
{
    public SimulationValidator()
    {
        RuleFor(x => x.Version).Required().Within(1, int.MaxValue);
        RuleFor(x => x.Purchase).Nested(new SimulatedPurchaseValidator());
        RuleFor(x => x.Member).Nested(new SimulatedMemberValidator());
        RuleFor(x => x.UnitValue).Nested(new UnitValueValidator());
        RuleFor(x => x).Check(OneOfBoth);
    }

    private static Refusal? OneOfBoth(SimulationRequest request)
    {
        if (request.Purchase is null)
        {
            return request is not { From: { } from, To: { } to }
                    ? new(Core.FaultCodes.Required, "Give a purchase, or a period by from and to.")
                : from >= to ? new(Core.FaultCodes.OutOfRange, "The period ends before it begins.")
                : request.Member is null ? null
                : new(Core.FaultCodes.InvalidValue, "A period is simulated for all members; leave member out.");
        }

        return (request.From ?? request.To) is not null
                ? new(Core.FaultCodes.InvalidValue, "Give either a purchase or a period.")
            : request is { Member: not null, Purchase.Member: not null }
                ? new(Core.FaultCodes.InvalidValue, "Name the member here or in the purchase, not in both.") : null;
    }
}

internal sealed class SimulatedPurchaseValidator() : PurchaseValidator<SimulatedPurchaseRequest>(needsMember: false);

internal sealed class SimulatedMemberValidator : FaultValidator<SimulatedMemberRequest>
{
    public SimulatedMemberValidator()
    {
        RuleFor(x => x.Id).PublicId(Core.PublicId.Member);
        RuleFor(x => x.Tier).Text(64);
        RuleFor(x => x.Plan).Text(64);
        RuleFor(x => x.Available).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Birthday).Birthday();
        RuleFor(x => x.Spent).Within(0, Rules.MaximumAmount);
        RuleFor(x => x).Check(member => member.Id is null || member == new SimulatedMemberRequest { Id = member.Id }
            ? null : new(Core.FaultCodes.InvalidValue, "A real member is as it is: give nothing beside its id."));
    }
}

internal sealed class UnitValueValidator : FaultValidator<UnitValueRequest>
{
    public UnitValueValidator()
    {
        RuleFor(x => x.Amount).Required().Within(0, 1_000_000_000);
        RuleFor(x => x.Units).Within(1, 1_000_000_000);
    }
}

[JsonSerializable(typeof(SimulationRequest))]
internal sealed partial class SimulationRequestJson : JsonSerializerContext;
