using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Households;

/// <summary>What a member of a household may do. All of them hold what they earn, for all to spend.</summary>
[JsonConverter(typeof(HouseholdRoleConverter))]
public enum HouseholdRole
{
    /// <summary>Spends from the pool; a household that has members has an owner.</summary>
    Owner = 1,

    /// <summary>Spends from the pool.</summary>
    Spender = 2,

    /// <summary>Only adds to the pool, and spends what is in the own account.</summary>
    Earner = 3,
}

/// <summary><c>owner</c>, <c>spender</c> and <c>earner</c>.</summary>
public sealed class HouseholdRoleConverter()
    : JsonStringEnumConverter<HouseholdRole>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

/// <summary>A member of a household, as stored and answered.</summary>
public sealed record HouseholdMember(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, HouseholdRole Role, Instant JoinedAt);

/// <summary>
/// Members who spend together. Units stay in the members' own accounts; the pool is their sum.
/// </summary>
/// <param name="Members">In the order in which they joined; nobody twice, at most <see cref="MostMembers"/>.</param>
public sealed record Household(Guid Id, string? Name, IReadOnlyList<HouseholdMember> Members, Instant CreatedAt)
{
    public const int MostMembers = 10;

    /// <summary>Null where the member is not in it.</summary>
    public HouseholdMember? Find(Guid memberId) => Members.FirstOrDefault(member => member.MemberId == memberId);

    /// <summary>What a change has made of it, or why it may not be so.</summary>
    /// <returns>Refused with <c>household_full</c> or <c>household_needs_owner</c>.</returns>
    internal Decision<Household> Judged()
    {
        if (Members.Count > MostMembers)
            return new Refusal("household_full", $"A household has at most {MostMembers} members.");
        return Members.Count > 0 && !Members.Any(member => member.Role == HouseholdRole.Owner)
            ? new Refusal("household_needs_owner", "Somebody else of the household must be its owner first.")
            : Decision<Household>.Of(this);
    }
}

/// <summary>A household as it is answered.</summary>
public sealed record HouseholdAnswer
{
    [JsonConverter(typeof(HouseholdIdConverter))]
    public required Guid Id { get; init; }

    /// <summary>Absent where it has none.</summary>
    public string? Name { get; init; }

    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>What its members hold now, a row a program; absent in the answer to a change.</summary>
    public IReadOnlyList<PoolBalance>? Pools { get; init; }

    public static HouseholdAnswer Of(Household household) => new()
    {
        Id = household.Id,
        Name = household.Name,
        Members = household.Members,
        CreatedAt = household.CreatedAt,
    };
}

/// <summary>What all members of a household hold in one program.</summary>
/// <param name="Available">What the household can spend: debts of members are taken off.</param>
/// <param name="Pending">Not matured yet.</param>
/// <param name="Reserved">Held for redemptions.</param>
public sealed record PoolBalance(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, long Available, long Pending, long Reserved);
