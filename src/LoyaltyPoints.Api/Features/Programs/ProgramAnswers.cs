using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Programs;

namespace LoyaltyPoints.Api.Features.Programs;

/// <summary>Which version to publish, and from when on it counts.</summary>
public sealed record PublishRequest
{
    public long? Version { get; init; }

    /// <summary>Default now. A past instant is allowed while no purchase it would change has been recorded.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }
}

internal sealed class PublishValidator : FaultValidator<PublishRequest>
{
    public PublishValidator()
    {
        RuleFor(x => x.Version).Required().Within(1, int.MaxValue);
    }
}

/// <summary>A program with its latest definition.</summary>
public sealed record ProgramAnswer
{
    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required int LatestVersion { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<VersionSummary> Versions { get; init; }

    /// <summary>The definition of the latest version.</summary>
    public required JsonElement Definition { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public static ProgramAnswer Of(ProgramRecord program) => new()
    {
        Id = program.Id,
        Name = program.Name,
        Type = program.Type,
        LatestVersion = program.Latest.Version,
        Versions = [.. program.Versions.Select(VersionSummary.Of)],
        Definition = VersionAnswer.Element(program.Latest.Definition),
        CreatedAt = program.CreatedAt,
        UpdatedAt = program.UpdatedAt,
    };
}

/// <summary>One version; `status` is `draft` or `published`.</summary>
public sealed record VersionSummary(
    int Version, string Status, Instant CreatedAt, Instant? PublishedAt, Instant? EffectiveAt)
{
    public static VersionSummary Of(ProgramVersionRecord version) => new(
        version.Version, version.PublishedAt is null ? "draft" : "published", version.CreatedAt, version.PublishedAt,
        version.EffectiveAt);
}

/// <summary>One version with its definition.</summary>
public sealed record VersionAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, int Version, string Status,
    Instant CreatedAt, Instant? PublishedAt, Instant? EffectiveAt, JsonElement Definition)
{
    public static VersionAnswer Of(Guid programId, ProgramVersionRecord version)
    {
        var summary = VersionSummary.Of(version);
        return new(
            programId, summary.Version, summary.Status, summary.CreatedAt, summary.PublishedAt, summary.EffectiveAt,
            Element(version.Definition));
    }

    internal static JsonElement Element(byte[] definition)
    {
        var reader = new Utf8JsonReader(definition);
        return JsonElement.ParseValue(ref reader);
    }
}

[JsonSerializable(typeof(PublishRequest))]
[JsonSerializable(typeof(ProgramAnswer))]
[JsonSerializable(typeof(PageAnswer<ProgramAnswer>))]
[JsonSerializable(typeof(VersionAnswer))]
internal sealed partial class ProgramJson : JsonSerializerContext;
