using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Partners;

/// <summary>A partner that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record PartnerParse(PartnerDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a partner from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class PartnerReader
{
    /// <summary>Millionths of the smallest part of a currency in one.</summary>
    public const long Millionths = 1_000_000;

    private const int LongestText = 100;
    private const int MostPrograms = 100;
    private const int MostRewards = 1_000;
    private const decimal GreatestValue = 1_000_000_000;

    /// <param name="isProgram">Whether the tenant has such a program.</param>
    /// <param name="isReward">Whether the tenant has such a reward.</param>
    public static PartnerParse Read(JsonElement json, Func<Guid, bool> isProgram, Func<Guid, bool> isReward)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new PartnerParse(null, log.Faults);
        var name = root.Text("name", LongestText);
        var zone = root.Text("timeZone", LongestText);
        var found = zone is null ? null : TimeZones.Find(zone);
        if (zone is not null && found is null)
            log.Add("/timeZone", FaultCodes.InvalidValue, "Must be an IANA time zone such as Europe/London.");
        var currency = root.Text("currency", LongestText);
        if (currency is not null && !Currencies.IsInUse(currency))
            log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        var value = root.Rate("unitValue", GreatestValue, zero: true);
        var programs = root.Required("programs") is { } list
            ? IdsReader.Read(list, "/programs", PublicId.Program, MostPrograms, isProgram, log) : null;
        var rewards = root.Required("rewards") is { } some && !IsAll(some)
            ? IdsReader.Read(some, "/rewards", PublicId.Reward, MostRewards, isReward, log) : null;
        var limits = Limits(root.Object("dailyLimits"));
        root.Close();
        if (log.Count > 0) return new PartnerParse(null, log.Faults);
        return new PartnerParse(
            new PartnerDefinition
            {
                Name = name!, TimeZone = zone!, Calendar = new LocalCalendar(found!), Currency = currency!,
                UnitValue = (long)(value!.Value * Millionths), Programs = programs!.ToHashSet(),
                Rewards = rewards?.ToHashSet(), Limits = limits,
            },
            []);
    }

    private static bool IsAll(JsonElement json) => JsonValues.TextOf(json) == "all";

    private static PartnerLimits Limits(JsonFields? fields)
    {
        if (fields is null) return new PartnerLimits(null, null, null);
        var limits = new PartnerLimits(Limit("units"), Limit("redemptions"), Limit("requests"));
        if (fields.Count == 0) fields.Log.Add(fields.Pointer, FaultCodes.Required, "At least one limit is expected.");
        fields.Close();
        return limits;

        long? Limit(string name) =>
            fields.TryGet(name, out _) ? fields.Whole(name, 1, ConditionFields.GreatestNumber) : null;
    }
}
