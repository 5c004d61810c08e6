using System.Buffers.Binary;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// The packed form of facts. A fact: one number of kind and flags (kind, 8 promoted, 16 with a contribution), when it
/// occurred, in milliseconds after the fact before it (the first: after 1970); eight bytes of its id; place; amount;
/// and of purchases and returns currency and channel, of purchases pieces, researched amount and contribution. Numbers
/// are coded as <see cref="Varint"/> says. <c>member_facts.facts</c> begins with a byte of version (1).
/// </summary>
internal static class FactCodec
{
    /// <summary>The most bytes of one fact.</summary>
    public const int Longest = TailLength + 9 * Varint.Longest;

    private const byte FormatVersion = 1;
    private const int TailLength = 8;
    private const int Kinds = 8;
    private const int Promoted = 8;
    private const int WithContribution = 16;

    /// <param name="facts">By when they occurred.</param>
    public static byte[] Encode(IReadOnlyList<MemberFact> facts)
    {
        var buffer = new byte[1 + facts.Count * Longest];
        buffer[0] = FormatVersion;
        var (at, last) = (1, 0L);
        foreach (var fact in facts)
        {
            Write(buffer, ref at, fact, last);
            last = fact.At.UnixMilliseconds;
        }

        return buffer[..at];
    }

    /// <summary>Adds the facts of a row to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, List<MemberFact> facts)
    {
        if (bytes.Length == 0 || bytes[0] != FormatVersion) throw new InvalidDataException("Unknown form of facts.");
        var (at, last) = (1, 0L);
        while (at < bytes.Length)
        {
            var fact = Read(bytes, ref at, last);
            facts.Add(fact);
            last = fact.At.UnixMilliseconds;
        }
    }

    public static void Write(byte[] buffer, ref int at, in MemberFact fact, long last)
    {
        var flags = (fact.IsPromoted ? Promoted : 0) | (fact.Contribution is null ? 0 : WithContribution);
        Varint.Write(buffer, ref at, (int)fact.Kind | flags);
        Varint.Write(buffer, ref at, fact.At.UnixMilliseconds - last);
        BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at), fact.Tail);
        at += TailLength;
        Varint.Write(buffer, ref at, fact.Place);
        Varint.Write(buffer, ref at, fact.Amount);
        if (fact.Kind is not (FactKind.Purchase or FactKind.Return)) return;
        Varint.Write(buffer, ref at, fact.Currency);
        Varint.Write(buffer, ref at, fact.Channel);
        if (fact.Kind != FactKind.Purchase) return;
        Varint.Write(buffer, ref at, fact.Quantity);
        Varint.Write(buffer, ref at, fact.Researched);
        if (fact.Contribution is { } contribution) Varint.Write(buffer, ref at, contribution);
    }

    public static MemberFact Read(ReadOnlySpan<byte> bytes, ref int at, long last)
    {
        var head = (int)Varint.Read(bytes, ref at);
        var occurredAt = new Instant(last + Varint.Read(bytes, ref at));
        if (at + TailLength > bytes.Length) throw new InvalidDataException("A packed fact is cut off.");
        var tail = BinaryPrimitives.ReadInt64BigEndian(bytes[at..]);
        at += TailLength;
        var fact = new MemberFact
        {
            Kind = (FactKind)(head % Kinds), At = occurredAt, Tail = tail, IsPromoted = (head & Promoted) != 0,
            Place = (int)Varint.Read(bytes, ref at), Amount = Varint.Read(bytes, ref at),
        };
        if (fact.Kind is not (FactKind.Purchase or FactKind.Return)) return fact;
        fact = fact with { Currency = (int)Varint.Read(bytes, ref at), Channel = (int)Varint.Read(bytes, ref at) };
        if (fact.Kind != FactKind.Purchase) return fact;
        return fact with
        {
            Quantity = Varint.Read(bytes, ref at), Researched = Varint.Read(bytes, ref at),
            Contribution = (head & WithContribution) != 0 ? Varint.Read(bytes, ref at) : null,
        };
    }
}
