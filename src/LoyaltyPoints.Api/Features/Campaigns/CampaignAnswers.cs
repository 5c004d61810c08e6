using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Campaigns;

namespace LoyaltyPoints.Api.Features.Campaigns;

/// <summary>A campaign with its latest definition, and what it has come to.</summary>
public sealed record CampaignAnswer
{
    [JsonConverter(typeof(CampaignIdConverter))]
    public required Guid Id { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the definition; purchases recorded now are judged by it.</summary>
    public required int Version { get; init; }

    /// <summary>`scheduled`, `running`, `spent` (the budget is), `ended` or `stopped`.</summary>
    public required string State { get; init; }

    /// <summary>Absent where the campaign has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BudgetAnswer? Budget { get; init; }

    public required CampaignResults Results { get; init; }

    public required JsonElement Definition { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? StoppedAt { get; init; }

    /// <param name="definition">The campaign's latest.</param>
    /// <param name="now">The tenant's time.</param>
    public static CampaignAnswer Of(CampaignRecord campaign, CampaignDefinition definition, Instant now) => new()
    {
        Id = campaign.Id,
        ProgramId = campaign.ProgramId,
        Name = campaign.Name,
        Version = campaign.Version,
        State = campaign.StoppedAt is not null ? "stopped"
            : now < definition.Schedule.From ? "scheduled"
            : now >= definition.Schedule.To ? "ended"
            : campaign.Totals.Units >= campaign.Budget ? "spent" : "running",
        Budget = campaign.Budget is { } amount ? BudgetAnswer.Of(amount, campaign.Totals) : null,
        Results = new CampaignResults(campaign.Totals.Purchases, campaign.Totals.Units, campaign.Totals.Money),
        Definition = VersionAnswer.Element(campaign.Definition),
        CreatedAt = campaign.CreatedAt,
        UpdatedAt = campaign.UpdatedAt,
        StoppedAt = campaign.StoppedAt,
    };
}

/// <summary>A budget in units, now: `amount` is the sum of the others.</summary>
/// <param name="Spent">Given, and the member can spend them.</param>
/// <param name="Reserved">Given, and not mature yet; what awaits an activity stays so.</param>
/// <param name="Left">Can still be given.</param>
public sealed record BudgetAnswer(long Amount, long Spent, long Reserved, long Left)
{
    public static BudgetAnswer Of(long amount, CampaignTotals totals) =>
        new(amount, totals.Units - totals.Pending, totals.Pending, amount - totals.Units);
}

/// <summary>What a campaign has come to, net of returns.</summary>
/// <param name="Purchases">That have units by it.</param>
/// <param name="Units">Given.</param>
/// <param name="Money">Paid for those purchases, in the smallest part of the program's currency.</param>
public sealed record CampaignResults(long Purchases, long Units, long Money);

/// <summary>Nothing need be said: `{}`.</summary>
public sealed record StopCampaignRequest;

[JsonSerializable(typeof(CampaignAnswer))]
[JsonSerializable(typeof(PageAnswer<CampaignAnswer>))]
[JsonSerializable(typeof(StopCampaignRequest))]
internal sealed partial class CampaignJson : JsonSerializerContext;
