using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core.Memberships;

namespace LoyaltyPoints.Api.Features.Memberships;

/// <summary>Who becomes a VIP member, and by which plan.</summary>
public sealed record JoinRequest
{
    public string? MemberId { get; init; }

    public string? ProgramId { get; init; }

    public string? PlanId { get; init; }

    /// <summary>The plan's initial fee. Absent: the plan's trial begins, which a member is given once.</summary>
    public PaymentBody? Payment { get; init; }
}

/// <summary>Money that was taken for a membership, by whatever takes it.</summary>
public sealed record PaymentBody
{
    /// <summary>What the one who took it calls it. A payment that is sent again is answered like the first time.
    /// </summary>
    public string? Reference { get; init; }

    public long? Amount { get; init; }

    public string? Currency { get; init; }

    /// <summary>To be called on a validated one.</summary>
    public Payment Value() => new(Reference!, Amount!.Value, Currency!);
}

/// <summary>One more period.</summary>
public sealed record RenewRequest
{
    /// <summary>The plan's renewal fee; its initial fee where nothing was paid before.</summary>
    public PaymentBody? Payment { get; init; }
}

/// <summary>When a membership shall be over.</summary>
public sealed record CancelRequest
{
    /// <summary>`periodEnd`: with what is paid or on trial. `now`: at once.</summary>
    public string? At { get; init; }
}

/// <summary>Another plan from now on.</summary>
public sealed record ChangePlanRequest
{
    public string? PlanId { get; init; }

    /// <summary>The plan's initial fee less the credit for what is unused. Absent: nothing is due.</summary>
    public PaymentBody? Payment { get; init; }
}

/// <summary>Why the latest payment is given back.</summary>
public sealed record RefundRequest
{
    public string? Reason { get; init; }
}

internal sealed class PaymentValidator : FaultValidator<PaymentBody>
{
    public PaymentValidator()
    {
        RuleFor(x => x.Reference).Required().Text(128);
        RuleFor(x => x.Amount).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Currency).Required().Currency();
    }
}

internal sealed class JoinValidator : FaultValidator<JoinRequest>
{
    public JoinValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.PlanId).Required().Text(64);
        RuleFor(x => x.Payment).Nested(new PaymentValidator());
    }
}

internal sealed class RenewValidator : FaultValidator<RenewRequest>
{
    public RenewValidator()
    {
        RuleFor(x => x.Payment).Required().Nested(new PaymentValidator());
    }
}

internal sealed class CancelValidator : FaultValidator<CancelRequest>
{
    public CancelValidator()
    {
        RuleFor(x => x.At).Required().OneOf("periodEnd", "now");
    }
}

internal sealed class ChangePlanValidator : FaultValidator<ChangePlanRequest>
{
    public ChangePlanValidator()
    {
        RuleFor(x => x.PlanId).Required().Text(64);
        RuleFor(x => x.Payment).Nested(new PaymentValidator());
    }
}

internal sealed class RefundValidator : FaultValidator<RefundRequest>
{
    public RefundValidator()
    {
        RuleFor(x => x.Reason).Required().Text(500);
    }
}

[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(RenewRequest))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(ChangePlanRequest))]
[JsonSerializable(typeof(RefundRequest))]
internal sealed partial class MembershipJson : JsonSerializerContext;
