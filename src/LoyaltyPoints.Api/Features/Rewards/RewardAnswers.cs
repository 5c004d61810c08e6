using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Rewards;

namespace LoyaltyPoints.Api.Features.Rewards;

/// <summary>A reward of the catalogue.</summary>
public sealed record RewardAnswer
{
    [JsonConverter(typeof(RewardIdConverter))]
    public required Guid Id { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    public required string Name { get; init; }

    /// <summary>The version shown; each change makes another.</summary>
    public required int Version { get; init; }

    /// <summary>Of this version.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>When it was taken out of the catalogue.</summary>
    public Instant? ArchivedAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    /// <summary>Where the number is limited: how many there are, and where they are.</summary>
    public StockAnswer? Stock { get; init; }

    /// <summary>Where a member is named: whether they can have it.</summary>
    public OfferAnswer? Offer { get; init; }

    internal static RewardAnswer Of(RewardRecord reward) => new()
    {
        Id = reward.Id,
        ProgramId = reward.ProgramId,
        Name = reward.Name,
        Version = reward.Version,
        Definition = VersionAnswer.Element(reward.Definition),
        ArchivedAt = reward.ArchivedAt,
        CreatedAt = reward.CreatedAt,
        UpdatedAt = reward.UpdatedAt,
    };
}

/// <summary>A limited reward: `captured`, `reserved` and `left` add up to `total`, unless that was lowered.</summary>
public sealed record StockAnswer(long Total, long Captured, long Reserved, long Left)
{
    internal static StockAnswer? Of(JsonElement definition, StockRecord? gone) =>
        !definition.TryGetProperty("stock", out var stock) ? null
        : new StockAnswer(
            stock.GetInt64(), gone?.Captured ?? 0, gone?.Reserved ?? 0,
            Math.Max(0, stock.GetInt64() - (gone?.Captured ?? 0) - (gone?.Reserved ?? 0)));
}

/// <summary>Whether a member can have a reward now, or every reason why not.</summary>
/// <param name="Units">What it costs at least.</param>
/// <param name="MostUnits">What can be used at most, where the cost is a range; 0 where not even the least can.</param>
/// <param name="Amount">Money that the most is worth, where it is a fixed amount.</param>
public sealed record OfferAnswer(
    bool CanHave, IReadOnlyList<RewardReason> Reasons, long Units, long MostUnits, long? Amount)
{
    internal static OfferAnswer Of(RewardJudgement judged) => new(
        judged.CanHave, judged.Reasons, judged.Least, judged.Most, judged.Amount);
}

/// <summary>A reward that the member of a quoted purchase can have now.</summary>
public sealed record RewardInReach(
    [property: JsonConverter(typeof(RewardIdConverter))] Guid RewardId,
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId,
    string Name, string Kind, long Units, long MostUnits, long? Amount)
{
    internal static RewardInReach Of(RewardOffer offer) => new(
        offer.Reward.Id, offer.Reward.Definition.ProgramId, offer.Reward.Definition.Name,
        offer.Reward.Definition.Value.Kind, offer.Judgement.Least, offer.Judgement.Most, offer.Judgement.Amount);
}

[JsonSerializable(typeof(RewardAnswer))]
[JsonSerializable(typeof(PageAnswer<RewardAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<RewardInReach>))]
[JsonSerializable(typeof(ArchiveRequest))]
internal sealed partial class RewardJson : JsonSerializerContext;
