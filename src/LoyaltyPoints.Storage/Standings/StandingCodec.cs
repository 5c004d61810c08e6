using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Storage.Standings;

/// <summary>
/// <c>accounts.standing</c>: a JSON document that people who look at the table can read, absent parts left out,
/// instants as milliseconds since 1970; no bytes at all where an account stands for nothing but its units.
/// </summary>
public static class StandingCodec
{
    public static byte[] Encode(Standing standing) => standing == Standing.None ? []
        : JsonSerializer.SerializeToUtf8Bytes(StandingDocument.Of(standing), StandingJson.Default.StandingDocument);

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static Standing Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return Standing.None;
        try
        {
            return JsonSerializer.Deserialize(bytes, StandingJson.Default.StandingDocument)!.Standing();
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"Unknown form of standing: {fault.Message}");
        }
    }
}

/// <summary>A standing as it is stored.</summary>
internal sealed record StandingDocument(
    Instant? At, long Spend, long Units, long Visits, TierStanding? Tier, MembershipStanding? Membership,
    Instant? LapsesAt, Instant? OccasionsTo, string? WrittenTier, Instant? WrittenTo, Guid? MergedInto, bool? IsErased)
{
    public static StandingDocument Of(Standing standing) => new(
        Unless(standing.At, Instant.Beginning),
        standing.Lifetime.Spend, standing.Lifetime.Units, standing.Lifetime.Visits,
        standing.Tier, standing.Membership,
        Unless(standing.LapsesAt, Instant.Never), Unless(standing.OccasionsTo, Instant.Beginning),
        standing.WrittenTier, Unless(standing.WrittenTo, Instant.Beginning), standing.MergedInto,
        standing.IsErased ? true : null);

    public Standing Standing() => new()
    {
        At = At ?? Instant.Beginning,
        Lifetime = new Totals(Spend, Units, Visits),
        Tier = Tier,
        Membership = Membership,
        LapsesAt = LapsesAt ?? Instant.Never,
        OccasionsTo = OccasionsTo ?? Instant.Beginning,
        WrittenTier = WrittenTier,
        WrittenTo = WrittenTo ?? Instant.Beginning,
        MergedInto = MergedInto,
        IsErased = IsErased ?? false,
    };

    private static Instant? Unless(Instant value, Instant absent) => value == absent ? null : value;
}

/// <summary>As milliseconds, since a standing also holds the beginning and never, which have no date.</summary>
internal sealed class MillisecondsConverter : JsonConverter<Instant>
{
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.UnixMilliseconds);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(StandingDocument))]
internal sealed partial class StandingJson : JsonSerializerContext;
