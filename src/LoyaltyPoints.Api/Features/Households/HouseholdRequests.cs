using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Households;

/// <summary>Members who will spend together.</summary>
public sealed record CreateHouseholdRequest
{
    public string? Name { get; init; }

    /// <summary>One of them at least is the owner.</summary>
    public IReadOnlyList<HouseholdMemberBody>? Members { get; init; }

    /// <summary>To be called on a validated one.</summary>
    public CreateHousehold Command() => new(Name, [.. Members!.Select(member => (member.Id(), member.RoleOf()))]);
}

/// <summary>Somebody in a household.</summary>
public sealed record HouseholdMemberBody
{
    public string? MemberId { get; init; }

    /// <summary>`owner` and `spender` spend from the pool, `earner` only adds to it.</summary>
    public string? Role { get; init; }

    /// <summary>To be called on a validated one.</summary>
    public Guid Id() => Core.PublicId.Parse(Core.PublicId.Member, MemberId);

    /// <summary>To be called on a validated one.</summary>
    public HouseholdRole RoleOf() => HouseholdRoles.Parse(Role!);
}

/// <summary>What somebody in a household may do from now on.</summary>
public sealed record ChangeRoleRequest
{
    public string? Role { get; init; }
}

/// <summary>Roles as requests say them.</summary>
internal static class HouseholdRoles
{
    public static readonly string[] Words = ["owner", "spender", "earner"];

    /// <summary>For a word that was checked before.</summary>
    public static HouseholdRole Parse(string word) => Enum.Parse<HouseholdRole>(word, ignoreCase: true);
}

internal sealed class HouseholdMemberValidator : FaultValidator<HouseholdMemberBody>
{
    public HouseholdMemberValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.Role).Required().OneOf(HouseholdRoles.Words);
    }
}

internal sealed class CreateHouseholdValidator : FaultValidator<CreateHouseholdRequest>
{
    public CreateHouseholdValidator()
    {
        RuleFor(x => x.Name).Text(200);
        RuleFor(x => x.Members).Required().AtMost(Household.MostMembers).Check(RefuseList);
        RuleForEach(x => x.Members).Required().Nested(new HouseholdMemberValidator());
    }

    private static Refusal? RefuseList(IReadOnlyList<HouseholdMemberBody>? members)
    {
        if (members is { Count: 0 }) return new(FaultCodes.Required, "A household begins with somebody.");
        var ids = members?.Select(member => member?.MemberId).OfType<string>().ToList() ?? [];
        return ids.Distinct(StringComparer.Ordinal).Count() == ids.Count ? null
            : new(FaultCodes.Duplicate, "The same member stands here twice.");
    }
}

internal sealed class ChangeRoleValidator : FaultValidator<ChangeRoleRequest>
{
    public ChangeRoleValidator()
    {
        RuleFor(x => x.Role).Required().OneOf(HouseholdRoles.Words);
    }
}

[JsonSerializable(typeof(CreateHouseholdRequest))]
[JsonSerializable(typeof(HouseholdMemberBody))]
[JsonSerializable(typeof(ChangeRoleRequest))]
internal sealed partial class HouseholdJson : JsonSerializerContext;
