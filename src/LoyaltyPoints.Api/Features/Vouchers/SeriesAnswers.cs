using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Vouchers;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>A series of vouchers with its latest definition.</summary>
public sealed record SeriesAnswer
{
    [JsonConverter(typeof(SeriesIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The latest, by which vouchers are issued now.</summary>
    public required int Version { get; init; }

    public required JsonElement Definition { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public static SeriesAnswer Of(SeriesRecord series) => new()
    {
        Id = series.Id,
        Name = series.Name,
        Version = series.Version,
        Definition = Element(series.Definition),
        CreatedAt = series.CreatedAt,
        UpdatedAt = series.UpdatedAt,
    };

    internal static JsonElement Element(byte[] definition)
    {
        var reader = new Utf8JsonReader(definition);
        return JsonElement.ParseValue(ref reader);
    }
}

/// <summary>One version of a series.</summary>
public sealed record SeriesVersionAnswer(
    [property: JsonConverter(typeof(SeriesIdConverter))] Guid SeriesId, int Version, JsonElement Definition);

/// <summary>One line of an answer with codes; the last one has a problem where it is not complete.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Code">As people read it.</param>
public sealed record CodeLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Number = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CodeProblem? Problem = null);

/// <summary>Why codes are missing; `code` is from the same list as that of any problem.</summary>
public sealed record CodeProblem(string Code, string Detail);

/// <summary>One line of the answer to an import: the voucher, or the problem that a single POST would have got.
/// </summary>
public sealed record ImportLineAnswer
{
    /// <summary>1 for the first line of the request.</summary>
    public required int Line { get; init; }

    public required int Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Replayed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VoucherAnswer? Voucher { get; init; }
}

[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(PageAnswer<SeriesAnswer>))]
[JsonSerializable(typeof(SeriesVersionAnswer))]
[JsonSerializable(typeof(CodeProblem))]
internal sealed partial class SeriesJson : JsonSerializerContext;
