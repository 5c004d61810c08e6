using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LoyaltyPoints.Core.WinBacks;

/// <summary>A silent member as it was when a list was made.</summary>
/// <param name="Revenue">In the period of the list, net of returns, in the smallest part of its currency.</param>
/// <param name="IsControl">Left alone, to compare the others with.</param>
public readonly record struct WinBackMember(Guid MemberId, Instant LastPurchaseAt, long Revenue, bool IsControl);

/// <summary>Silent members whom a tenant means to win back; it never changes.</summary>
public sealed record WinBackList
{
    public const int MostMembers = 10_000;

    public const int LongestName = 200;

    public const int MostControlPercent = 50;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Silent as of when; what they do from then on is what becomes of the list.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>The period that revenue is of.</summary>
    public required Instant From { get; init; }

    public required Instant To { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Days of 24 hours without a purchase after which a member is silent.</summary>
    public required int SilentAfterDays { get; init; }

    /// <summary>The least revenue of one who is listed.</summary>
    public required long MinimumRevenue { get; init; }

    /// <summary>0 to <see cref="MostControlPercent"/>.</summary>
    public required int ControlPercent { get; init; }

    /// <summary>At most <see cref="MostMembers"/>, who spent most first.</summary>
    public required IReadOnlyList<WinBackMember> Members { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>
    /// The list with its control drawn anew: of <c>n</c> members <c>n x percent / 100</c>, rounded down, those whose
    /// SHA-256 over list and member is least. Nobody can choose them, and the same list has the same.
    /// </summary>
    public WinBackList WithControl()
    {
        var count = Members.Count * ControlPercent / 100;
        var control = Members.Select(member => member.MemberId).OrderBy(Lot).Take(count).ToHashSet();
        return this with
        {
            Members = [.. Members.Select(member => member with { IsControl = control.Contains(member.MemberId) })],
        };
    }

    private UInt128 Lot(Guid memberId)
    {
        Span<byte> both = stackalloc byte[32];
        Id.TryWriteBytes(both, bigEndian: true, out _);
        memberId.TryWriteBytes(both[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(both, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
