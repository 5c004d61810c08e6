using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Tests.Documents;

public sealed class PurchaseResultsJsonTests
{
    private static readonly Guid Program = new("0192f0c1-a1b2-7c3d-8e4f-102030405060");

    public static TheoryData<string> Samples => new(Cases.Keys);

    private static Dictionary<string, PurchaseResult[]> Cases { get; } = new()
    {
        ["no program"] = [],
        ["nothing earned"] =
        [
            new() { ProgramId = Program, Units = 0, Status = PurchaseStatus.NotEnrolledThen, Balance = new(-3, 2, 1) },
        ],
        ["everything said"] =
        [
            new()
            {
                ProgramId = Program,
                ProgramVersion = 3,
                Units = long.MaxValue,
                Status = PurchaseStatus.Available,
                AvailableAt = new Instant(1_763_690_400_123),
                ExpiresAt = new Instant(1_796_054_400_000),
                Balance = new(long.MinValue, 5, 0),
                Explanation =
                [
                    new()
                    {
                        RuleId = "a-b_1", Kind = "spend", Basis = 12.50m, By = 1.5m, Lines = ["1", "\"é\\\u0001<"],
                        Mode = "floor", Per = "day", Exact = -0.333333333m,
                    },
                    new() { Kind = "rounding", Exact = 0 },
                    new() { CampaignId = Program, Kind = "budget", Exact = -3 },
                ],
                ReferralUnits = 200,
                CapsUsedBefore = [new("visit/day", 1_763_654_400_000, 5_000_000), new("program/lifetime", 0, 1)],
                Campaigns = [new(Program, 2, 7), new(Guid.Empty, 1, 0)],
            },
            new() { ProgramId = Program, Units = 1, Status = PurchaseStatus.Available, Balance = default },
        ],
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_by_hand_is_what_the_serializer_writes(string sample)
    {
        IReadOnlyList<PurchaseResult> results = Cases[sample];
        var serialized = JsonSerializer.Serialize(results, CoreJson.Default.IReadOnlyListPurchaseResult);
        Assert.Equal(serialized, Encoding.UTF8.GetString(PurchaseResultsJson.Write(results)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_can_be_read_again(string sample)
    {
        var written = PurchaseResultsJson.Write(Cases[sample]);
        var read = JsonSerializer.Deserialize(written, CoreJson.Default.IReadOnlyListPurchaseResult)!;
        Assert.Equal(written, PurchaseResultsJson.Write(read));
    }
}
