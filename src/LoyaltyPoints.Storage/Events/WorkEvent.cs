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
    /// Whether it carries the id alone: the answer has what is personal or secret. Else it carries
    /// the answer; a member's without what is said in words.
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

    // What people write in words may be about a person, and events outlive an erasure.
    private static readonly string[] Words =
        ["reason", "actor", "attributes", "reference", "name", "comment", "payments", "evidence"];

    /// <summary>An event that carries an id alone, of what is no work's answer.</summary>
    internal static NewEvent Bare(string type, string id, Guid memberId, Instant at) =>
        new(type, at, memberId, Bare(id));

    internal NewEvent? Of(Answer answer, Guid? memberId, Instant now)
    {
        var isNew = answer.Status == Created;
        if (OnlyNew && !isNew) return null;
        var data = IsBare || answer.Body.IsEmpty ? Bare(Id ?? IdIn(answer.Body))
            : memberId is null ? answer.Body : WithoutWords(answer.Body);
        return new NewEvent(isNew ? Type : Otherwise ?? Type, now, memberId ?? Guid.Empty, data);
    }

    private static ReadOnlyMemory<byte> WithoutWords(ReadOnlyMemory<byte> body)
    {
        // Most have none, and this is on the writing path.
        if (!HasWords(body.Span)) return body;
        var buffer = new ArrayBufferWriter<byte>(body.Length);
        using (var document = JsonDocument.Parse(body))
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var property in document.RootElement.EnumerateObject())
                if (!Words.Contains(property.Name, StringComparer.Ordinal)) property.WriteTo(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static bool HasWords(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            foreach (var word in Words)
                if (reader.ValueTextEquals(word)) return true;
            reader.Skip();
        }

        return false;
    }

    private static ReadOnlyMemory<byte> Bare(string? id)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, id);
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
