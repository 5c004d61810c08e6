using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Partners;

namespace LoyaltyPoints.Api.Features.Partners;

/// <summary>A partner.</summary>
public sealed record PartnerAnswer
{
    [JsonConverter(typeof(PartnerIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonElement Definition { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    internal static PartnerAnswer Of(PartnerRecord partner) => new()
    {
        Id = partner.Id,
        Name = partner.Name,
        Definition = VersionAnswer.Element(partner.Json),
        CreatedAt = partner.CreatedAt,
        UpdatedAt = partner.UpdatedAt,
    };
}

/// <summary>What a partner is owed for its local days from `from` to the day before `to`.</summary>
/// <param name="Rounding">Of each day's money: `halfEven`. The total is the sum of the days.</param>
/// <param name="Days">Those on which anything happened.</param>
public sealed record SettlementAnswer(
    [property: JsonConverter(typeof(PartnerIdConverter))] Guid PartnerId, string TimeZone, string Currency,
    string Rounding, DateOnly From, DateOnly To, IReadOnlyList<SettlementDayAnswer> Days, SettlementSum Total)
{
    /// <exception cref="OverflowException">A number leaves the range of 64 bits.</exception>
    internal static SettlementAnswer Of(
        Partner partner, DateOnly from, DateOnly to, IReadOnlyList<SettlementDay> days) => new(
        partner.Id, partner.Definition.TimeZone, partner.Definition.Currency, "halfEven", from, to,
        [.. days.Select(SettlementDayAnswer.Of)],
        SettlementSum.Of(
            days.Aggregate(default(SettledUnits), (sum, day) => sum.Plus(day.Units)), days.Sum(day => day.Amount)));
}

/// <summary>Units, and the money for them in the smallest part of the currency.</summary>
/// <param name="Redemptions">That were captured.</param>
/// <param name="ReversedUnits">That came back, whenever they were captured.</param>
/// <param name="NetUnits">Captured less reversed.</param>
/// <param name="Amount">Owed to the partner; below zero where more came back.</param>
public sealed record SettlementSum(
    long Redemptions, long CapturedUnits, long ReversedUnits, long NetUnits, long Amount)
{
    internal static SettlementSum Of(SettledUnits units, long amount) =>
        new(units.Redemptions, units.Captured, units.Reversed, units.Net, amount);
}

/// <summary>A day of a partner.</summary>
/// <param name="Parts">By program and by the value that redemptions were made at.</param>
public sealed record SettlementDayAnswer(
    DateOnly Day, long Redemptions, long CapturedUnits, long ReversedUnits, long NetUnits, long Amount,
    IReadOnlyList<SettlementPartAnswer> Parts)
{
    internal static SettlementDayAnswer Of(SettlementDay day) => new(
        day.Day, day.Units.Redemptions, day.Units.Captured, day.Units.Reversed, day.Units.Net, day.Amount,
        [.. day.Parts.Select(SettlementPartAnswer.Of)]);
}

/// <summary>A day of a partner in one program, at one value a unit.</summary>
public sealed record SettlementPartAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, decimal UnitValue, long Redemptions,
    long CapturedUnits, long ReversedUnits, long NetUnits)
{
    internal static SettlementPartAnswer Of(SettlementPart part) => new(
        part.ProgramId, (decimal)part.UnitValue / PartnerReader.Millionths, part.Units.Redemptions,
        part.Units.Captured, part.Units.Reversed, part.Units.Net);
}

[JsonSerializable(typeof(PartnerAnswer))]
[JsonSerializable(typeof(PageAnswer<PartnerAnswer>))]
[JsonSerializable(typeof(PageAnswer<PartnerLinkAnswer>))]
[JsonSerializable(typeof(SettlementAnswer))]
[JsonSerializable(typeof(LinkCodeRequest))]
[JsonSerializable(typeof(AcceptLinkRequest))]
internal sealed partial class PartnerJson : JsonSerializerContext;
