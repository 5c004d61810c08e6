using System.Buffers.Binary;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>The cursor of a list that is ordered by an instant and then by id.</summary>
internal static class InstantCursor
{
    private const int Length = 24;

    public static byte[] Payload(Instant at, Guid id)
    {
        var payload = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(payload, at.UnixMilliseconds);
        id.TryWriteBytes(payload.AsSpan(8), bigEndian: true, out _);
        return payload;
    }

    /// <summary>The last that was shown; before all for the first page.</summary>
    public static (Instant At, Guid Id) After(byte[]? payload) => payload is { Length: Length }
        ? (new Instant(BinaryPrimitives.ReadInt64BigEndian(payload)), new Guid(payload.AsSpan(8), bigEndian: true))
        : (Instant.Beginning, Guid.Empty);
}
