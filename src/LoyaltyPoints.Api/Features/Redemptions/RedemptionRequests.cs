using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rewards;

namespace LoyaltyPoints.Api.Features.Redemptions;

/// <summary>Units to be spent: plain ones of a program, or on a reward.</summary>
public sealed record RedeemRequest
{
    public string? MemberId { get; init; }

    /// <summary>Whose units; with a reward, that reward's program, and may be absent.</summary>
    public string? ProgramId { get; init; }

    /// <summary>What they are spent on; absent: nothing of the catalogue.</summary>
    public string? RewardId { get; init; }

    /// <summary>
    /// How many; with a reward it may be absent: what it costs, or where that is a range, as many as can be used.
    /// </summary>
    public long? Units { get; init; }

    /// <summary>`capture`, the default: spent at once. `reserve`: set aside, to be captured or voided later.</summary>
    public string? Mode { get; init; }

    /// <summary>
    /// How long a reservation holds, an ISO 8601 duration of days, hours and minutes from PT1M to P31D; PT15M where
    /// it is absent.
    /// </summary>
    public string? ExpiresIn { get; init; }

    /// <summary>Whether what the member's own account lacks comes from the others of the member's household.</summary>
    public bool? FromHousehold { get; init; }

    /// <summary>Where the member is, for rewards that are for some channels only.</summary>
    public string? Channel { get; init; }

    /// <summary>Where the member is, for rewards that are for some stores only.</summary>
    public string? Store { get; init; }

    /// <summary>What is being bought, for rewards that depend on it.</summary>
    public RedemptionOrderRequest? Order { get; init; }

    internal RedeemUnits Plain() => new(Core.PublicId.Parse(Core.PublicId.Program, ProgramId), Units!.Value)
    {
        ReserveFor = ReserveFor,
    };

    /// <param name="partnerId">In whose app; null: the tenant's own.</param>
    internal RedeemReward Reward(Guid? partnerId) => new(
        Core.PublicId.Parse(Core.PublicId.Reward, RewardId), Units,
        new RewardPlace(Channel, Store) { PartnerId = partnerId }, Order?.Order(), ReserveFor)
    {
        ProgramId = ProgramId is null ? null : Core.PublicId.Parse(Core.PublicId.Program, ProgramId),
    };

    private ClockStep? ReserveFor =>
        Mode == RedeemValidator.Reserve ? ClockStep.Parse(ExpiresIn ?? "PT15M") : null;
}

/// <summary>How much of a reservation to capture.</summary>
public sealed record CaptureRequest
{
    /// <summary>Absent: all of it. The rest is released.</summary>
    public long? Units { get; init; }
}

/// <summary>Nothing needs to be said to void a reservation.</summary>
public sealed record VoidRequest;

/// <summary>How much of a redemption to give back.</summary>
public sealed record ReverseRequest
{
    /// <summary>Absent: all that has not come back yet.</summary>
    public long? Units { get; init; }
}

internal sealed class RedeemValidator : FaultValidator<RedeemRequest>
{
    public const string Reserve = "reserve";

    private const int MostMinutes = 31 * 24 * 60;

    public RedeemValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).PublicId(Core.PublicId.Program);
        RuleFor(x => x.RewardId).PublicId(Core.PublicId.Reward);
        RuleFor(x => x.Units).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Mode).OneOf("capture", Reserve);
        RuleFor(x => x.ExpiresIn).Text(40).Check(text => text is null || IsSpan(text) ? null
            : new(FaultCodes.InvalidFormat,
                "An ISO 8601 duration of days, hours and minutes is expected, from PT1M to P31D."));
        RuleFor(x => x.Channel).Text(64);
        RuleFor(x => x.Store).Text(64);
        RuleFor(x => x.Order).Nested(new RedemptionOrderValidator());
        RuleFor(x => x.ExpiresIn).Check(text => text is null ? null
            : new(FaultCodes.InvalidValue, "Only a reservation expires: set mode to reserve."))
            .When(x => x.Mode != Reserve);
        When(x => x.RewardId is null, () =>
        {
            RuleFor(x => x.ProgramId).Check(id => id is not null ? null
                : new(FaultCodes.Required, "Without rewardId, the program whose units are spent."));
            RuleFor(x => x.Units).Check(units => units switch
            {
                null => new(FaultCodes.Required, "Without rewardId, how many units are spent."),
                0 => new(FaultCodes.OutOfRange, "Without rewardId, at least one unit is spent."),
                _ => null,
            });
            RuleFor(x => x).Check(body => body is { Order: null, Channel: null, Store: null } ? null
                : new(FaultCodes.InvalidValue, "Order, channel and store mean something with rewardId only."));
        });
    }

    private static bool IsSpan(string text) => ClockStep.Parse(text) is { Months: 0 } span
        && (span.Days * 24 * 60) + span.Minutes <= MostMinutes;
}

internal sealed class CaptureValidator : FaultValidator<CaptureRequest>
{
    public CaptureValidator()
    {
        RuleFor(x => x.Units).Within(1, Rules.MaximumAmount);
    }
}

internal sealed class VoidValidator : FaultValidator<VoidRequest>;

internal sealed class ReverseValidator : FaultValidator<ReverseRequest>
{
    public ReverseValidator()
    {
        RuleFor(x => x.Units).Within(1, Rules.MaximumAmount);
    }
}

[JsonSerializable(typeof(RedeemRequest))]
[JsonSerializable(typeof(CaptureRequest))]
[JsonSerializable(typeof(VoidRequest))]
[JsonSerializable(typeof(ReverseRequest))]
internal sealed partial class RedemptionJson : JsonSerializerContext;
