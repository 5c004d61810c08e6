using System.Globalization;
using System.Text.Json;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Redemptions;

namespace LoyaltyPoints.Core.Tests.Partners;

/// <summary>What a partner's day leaves, what its steps count for, and what it is owed.</summary>
public sealed class PartnerTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);
    private static readonly Guid Program = Guid.Parse("019ab0c5d2f17c4e8a3b5d6e7f801234");

    [Theory]
    [InlineData(null, null, 1_000_000, "")]
    [InlineData(100L, null, 40, "")]
    [InlineData(100L, null, 41, "40 of 100 units a day are left, and 41 were asked for.")]
    [InlineData(50L, null, 0, "")]
    [InlineData(50L, null, 1, "0 of 50 units a day are left, and 1 were asked for.")]
    [InlineData(100L, 4L, 1, "")]
    [InlineData(100L, 3L, 1, "0 of 3 redemptions a day are left.")]
    public void A_day_with_60_units_in_3_redemptions_then_it_leaves_this(
        long? units, long? redemptions, long asked, string refused) => Assert.Equal(
        refused, new PartnerDay(60, 3, 9).RefuseRedemption(new PartnerLimits(units, redemptions, null), asked)?.Detail
            ?? "");

    [Theory]
    [InlineData(null, true)]
    [InlineData(10L, true)]
    [InlineData(9L, false)]
    public void A_day_with_9_requests_then_one_more_is_taken_or_not(long? requests, bool taken) => Assert.Equal(
        taken, new PartnerDay(0, 0, 9).RefuseRequest(new PartnerLimits(null, null, requests)) is null);

    /// <summary>Before, after; what it counts for the day it was made on; what is settled. Of 10 units.</summary>
    public static TheoryData<string, string, string, string> Steps => new()
    {
        { "", "reserved", "10 1", "0 0 0" },
        { "", "captured", "10 1", "1 10 0" },
        { "reserved", "captured", "0 0", "1 10 0" },
        { "reserved", "captured 4", "-6 0", "1 4 0" },
        { "reserved", "voided", "-10 -1", "0 0 0" },
        { "captured", "captured 10 3", "0 0", "0 0 3" },
        { "captured 10 3", "captured 10 10", "0 0", "0 0 7" },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_then_the_day_and_the_settlement_change_by_this(
        string before, string after, string counted, string settled)
    {
        var (was, comes) = (before.Length == 0 ? null : Made(before), Made(after));
        var (day, units) = (PartnerSteps.Counted(was, comes), PartnerSteps.Settled(was, comes));
        Assert.Equal(counted, $"{day.Units} {day.Redemptions}");
        Assert.Equal(settled, $"{units.Redemptions} {units.Captured} {units.Reversed}");
    }

    /// <summary>Net units at values in millionths, each a part of one day; the money of the day.</summary>
    [Theory]
    [InlineData("1@500000", 0)]
    [InlineData("3@500000", 2)]
    [InlineData("5@500000", 2)]
    [InlineData("-3@500000", -2)]
    [InlineData("1@500000 1@500000", 1)]
    [InlineData("1@1 1@499999", 0)]
    [InlineData("1@2 1@499999", 1)]
    [InlineData("1000000000000000@850000", 850_000_000_000_000)]
    public void The_money_of_a_day_is_exact_and_rounded_once_half_to_even(string parts, long amount)
    {
        var day = Assert.Single(Settlement.Days(parts.Split(' ').Select(Part)));
        Assert.Equal(amount, day.Amount);
    }

    [Fact]
    public void A_day_leaves_the_range_of_64_bits_then_it_is_no_number() =>
        Assert.Throws<OverflowException>(() => Settlement.Days([Part("9000000000000000000@2000000")]));

    [Fact]
    public void A_code_is_mistyped_in_one_place_or_two_are_swapped_then_it_is_none()
    {
        const string alphabet = "0123456789ABCDEFGHJKMNPQRSTUVWXYZ";
        for (var round = 0; round < 20; round++)
        {
            var code = LinkCode.Generate();
            Assert.Equal(code, LinkCode.Parse(code.ToLower(CultureInfo.InvariantCulture)));
            var plain = code.Replace("-", "", StringComparison.Ordinal);
            for (var at = 0; at < plain.Length; at++)
            {
                foreach (var other in alphabet.Where(letter => letter != plain[at]))
                    Assert.Null(LinkCode.Parse(plain[..at] + other + plain[(at + 1)..]));
                for (var with = at + 1; with < plain.Length; with++)
                {
                    var swapped = plain.ToCharArray();
                    (swapped[at], swapped[with]) = (plain[with], plain[at]);
                    if (plain[at] != plain[with]) Assert.Null(LinkCode.Parse(new string(swapped)));
                }
            }
        }

        Assert.NotEqual(LinkCode.IdOf(1, "A"), LinkCode.IdOf(2, "A"));
    }

    [Theory]
    [InlineData("this", 0, null, true)]
    [InlineData("other", 0, null, false)]
    [InlineData("this", 599_999, null, true)]
    [InlineData("this", 600_000, null, false)]
    [InlineData("this", 1_000, 0L, true)]
    [InlineData("this", 1_000, 1L, false)]
    public void A_code_of_instant_0_is_handed_over_then_it_links_or_not(
        string by, long at, long? unlinkedAt, bool isGood)
    {
        var (member, partner) = (Id(1), Id(2));
        var code = new IssuedCode(
            Id(3), member, partner, new Instant(0), new Instant(0).Plus(LinkCode.Lifetime), Instant.Never);
        var before = unlinkedAt is { } was
            ? new PartnerLink(member, partner, null, new Instant(-5), new Instant(was)) : null;
        var decision = code.Accept(by == "this" ? partner : Id(4), "x", before, new Instant(at));
        Assert.Equal(isGood ? null : "link_code_invalid", decision.Refusal?.Code);
        Assert.Equal("link_code_invalid", (code with { UsedAt = new Instant(0) })
            .Accept(partner, "x", null, new Instant(0)).Refusal?.Code);
    }

    [Fact]
    public void Rewards_of_a_list_are_offered_in_programs_of_the_list_alone()
    {
        var (reward, other) = (Id(5), Id(6));
        var partner = Read($$"""
            { "name": "A", "timeZone": "Asia/Shanghai", "currency": "CNY", "unitValue": 0.000001,
              "programs": ["prg_{{Program:N}}"], "rewards": ["rwd_{{reward:N}}"] }
            """);
        Assert.Equal(1, partner.Definition.UnitValue);
        Assert.True(partner.MayOffer(reward, Program));
        Assert.False(partner.MayOffer(other, Program));
        Assert.False(partner.MayOffer(reward, other));
        Assert.Equal(Day.AddDays(1), partner.DayOf(Instant.From(new(2026, 11, 25, 16, 0, 0, TimeSpan.Zero))));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Partner Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var parsed = PartnerReader.Read(document.RootElement, static _ => true, static _ => true);
        Assert.Empty(parsed.Faults);
        return new Partner(Id(7), parsed.Definition!);
    }

    // "captured 4 1": 4 of 10 units, and 1 came back.
    private static Redemption Made(string words)
    {
        var word = words.Split(' ');
        return new Redemption
        {
            Id = Guid.Empty, MemberId = Guid.Empty, ProgramId = Program, Units = 10, RecordedAt = new Instant(0),
            Allocations = Array.Empty<Allocation>(),
            State = Enum.Parse<RedemptionState>(word[0], ignoreCase: true),
            ReleasedUnits = 10 - Number(1, 10), ReversedUnits = Number(2, 0),
        };

        long Number(int at, long absent) =>
            word.Length > at ? long.Parse(word[at], CultureInfo.InvariantCulture) : absent;
    }

    private static SettlementPart Part(string text)
    {
        var (units, value) = (long.Parse(text.Split('@')[0], CultureInfo.InvariantCulture), text.Split('@')[1]);
        return new SettlementPart(
            Day, Program, long.Parse(value, CultureInfo.InvariantCulture),
            new SettledUnits(1, Math.Max(0, units), Math.Max(0, -units)));
    }
}
