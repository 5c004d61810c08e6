using System.Buffers;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Events;

/// <summary>The event that tells of a write once it is answered.</summary>
/// <param name="Type">One of <see cref="EventTypes"/>.</param>
public sealed record WorkEvent(string Type)
{
    private const int Created = 201;

    /// <summary>
    /// Whether it carries the id alone: the answer has what is personal or secret. Else it carries the answer.
    /// </summary>
    public bool IsBare { get; init; }

    /// <summary>The id it carries where there is no answer to take it from, as callers see it.</summary>
    public string? Id { get; init; }

    /// <summary>What tells of it where nothing was made, but something that is there was changed.</summary>
    public string? Otherwise { get; init; }

    /// <summary>Whether only what was made is told of, and not that it was there already.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>A resource that was made, or changed.</summary>
    /// <param name="resource">Such as <c>program</c>.</param>
    public static WorkEvent Of(string resource) => new(resource + ".created") { Otherwise = resource + ".changed" };

    internal NewEvent? Of(Answer answer, Guid? memberId, Instant now)
    {
        var isNew = answer.Status == Created;
        if (OnlyNew && !isNew) return null;
        var data = IsBare || answer.Body.IsEmpty ? Bare(answer.Body) : answer.Body;
        return new NewEvent(isNew ? Type : Otherwise ?? Type, now, memberId ?? Guid.Empty, data);
    }

    private ReadOnlyMemory<byte> Bare(ReadOnlyMemory<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, Id ?? IdIn(body));
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static string? IdIn(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("id"u8).GetString();
    }
}
