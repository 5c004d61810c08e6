using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>Of a recorded result only what a comparison needs: its explanation is passed over.</summary>
internal sealed record RecordedUnits(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, long Units, long ThresholdUnits)
{
    /// <summary>Null where the program was not asked: the member was not in it yet.</summary>
    public static UnitTally? OfPurchase(ReadOnlySpan<byte> results, Guid programId) =>
        Array.Find(JsonSerializer.Deserialize(results, RecordedJson.Default.RecordedUnitsArray)!, Is(programId))
            is { } found ? UnitTally.OfPurchase(found.Units, found.ThresholdUnits) : null;

    /// <summary>Nothing where the program did not judge the purchase.</summary>
    public static UnitTally OfReturn(ReadOnlySpan<byte> answer, Guid programId) =>
        Array.Find(JsonSerializer.Deserialize(answer, RecordedJson.Default.RecordedReturn)!.Results, Is(programId))
            is { } found ? UnitTally.OfReturn(found.Units, found.ThresholdUnits) : default;

    private static Predicate<RecordedUnits> Is(Guid programId) => one => one.ProgramId == programId;
}

internal sealed record RecordedReturn(RecordedUnits[] Results);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordedUnits[]))]
[JsonSerializable(typeof(RecordedReturn))]
internal sealed partial class RecordedJson : JsonSerializerContext;
