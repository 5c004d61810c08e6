using LoyaltyPoints.Core.Households;

namespace LoyaltyPoints.Core.Tests.Households;

/// <summary>Who may be in a household, and as what.</summary>
public sealed class HouseholdTests
{
    private static readonly Instant Now = new(1_000);

    [Theory]
    [InlineData("1:owner", "", null)]
    [InlineData("1:owner 2:spender 3:earner", "", null)]
    [InlineData("1:spender 2:earner", "", "household_needs_owner")]
    [InlineData("1:owner 2:owner 3:earner", "2 3", "already_in_household /members/1/memberId /members/2/memberId")]
    [InlineData("1:owner 2:owner 3:owner 4:owner 5:owner 6:owner 7:owner 8:owner 9:owner 10:owner", "", null)]
    [InlineData("1:owner 2:owner 3:owner 4:owner 5:owner 6:owner 7:owner 8:owner 9:owner 10:owner 11:owner", "",
        "household_full")]
    public void A_household_is_made_then_it_has_an_owner_and_nobody_of_another(
        string members, string taken, string? refusal)
    {
        var elsewhere = taken.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(number => Id(int.Parse(number))).ToHashSet();

        var decision = new CreateHousehold("Wang", [.. Members(members)]).Decide(Id(99), elsewhere.Contains, Now);

        Assert.Equal(refusal, Said(decision.Refusal));
        if (refusal is null) Assert.Equal(members, Said(decision.Value!));
    }

    [Theory]
    [InlineData("1:owner", "join 2:spender", "1:owner 2:spender")]
    [InlineData("", "join 2:owner", "2:owner")]
    [InlineData("", "join 2:earner", "household_needs_owner")]
    [InlineData("1:owner 2:owner 3:owner 4:owner 5:owner 6:owner 7:owner 8:owner 9:owner 10:owner", "join 11:earner",
        "household_full")]
    [InlineData("1:owner 2:earner", "leave 2", "1:owner")]
    [InlineData("1:owner 2:earner", "leave 1", "household_needs_owner")]
    [InlineData("1:owner 2:owner", "leave 1", "2:owner")]
    [InlineData("1:owner", "leave 1", "")]
    [InlineData("1:owner", "leave 2", "household_member_not_found")]
    [InlineData("1:owner 2:earner", "role 2:owner", "1:owner 2:owner")]
    [InlineData("1:owner 2:earner", "role 1:earner", "household_needs_owner")]
    [InlineData("1:owner 2:earner", "role 1:owner", "1:owner 2:earner")]
    [InlineData("1:owner", "role 2:owner", "household_member_not_found")]
    public void A_household_changes_then_the_last_owner_stays(string before, string change, string expected)
    {
        var decision = Command(change).Decide(Household(before), Guid.Empty, Now);

        Assert.Equal(expected, decision.Value is { } after ? Said(after) : decision.Refusal!.Code);
    }

    [Fact]
    public void A_member_of_another_or_the_same_household_joins_then_that_is_refused()
    {
        foreach (var current in (Guid[])[Id(50), Id(99)])
        {
            var decision = Command("join 2:spender").Decide(Household("1:owner"), current, Now);
            Assert.Equal("already_in_household /memberId", Said(decision.Refusal));
        }
    }

    private static ChangeHousehold Command(string text)
    {
        var (word, rest) = (text.Split(' ')[0], text.Split(' ')[1]);
        if (word == "leave") return new LeaveHousehold(Id(int.Parse(rest)));
        var (id, role) = Members(rest).Single();
        return word == "join" ? new JoinHousehold(id, role) : new ChangeRole(id, role);
    }

    private static Household Household(string members) => new(
        Id(99), null, [.. Members(members).Select(one => new HouseholdMember(one.Id, one.Role, Now))], Now);

    private static IEnumerable<(Guid Id, HouseholdRole Role)> Members(string members) =>
        from word in members.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = word.Split(':')
        select (Id(int.Parse(parts[0])), Enum.Parse<HouseholdRole>(parts[1], ignoreCase: true));

    private static string Said(Household household) => string.Join(' ', household.Members.Select(member =>
        $"{BitConverter.ToInt32(member.MemberId.ToByteArray())}:" + member.Role.ToString().ToLowerInvariant()));

    private static string? Said(Refusal? refusal) => refusal is null ? null
        : string.Join(' ', [refusal.Code, .. refusal.Faults.Select(fault => fault.Pointer)]);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
