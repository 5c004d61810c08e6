using System.Text;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// The packed form of <c>journal.facts</c>: of each fact its member, three texts (currency, place, channel), each its
/// length and UTF-8, and the fact as <see cref="FactCodec"/> has it, its texts' numbers 0.
/// </summary>
internal static class JournalCodec
{
    public static byte[] Encode(IReadOnlyList<NewFact> facts)
    {
        var length = 0;
        foreach (var fact in facts)
        {
            length += Varint.IdLength + 3 * Varint.Longest + FactCodec.Longest + LengthOf(fact.Currency)
                + LengthOf(fact.Place) + LengthOf(fact.Channel);
        }

        var buffer = new byte[length];
        var at = 0;
        foreach (var fact in facts)
        {
            fact.MemberId.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out _);
            at += Varint.IdLength;
            Write(buffer, ref at, fact.Currency);
            Write(buffer, ref at, fact.Place);
            Write(buffer, ref at, fact.Channel);
            FactCodec.Write(buffer, ref at, fact.Fact, 0);
        }

        return buffer[..at];
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static List<NewFact> Decode(ReadOnlySpan<byte> bytes)
    {
        var (facts, at) = (new List<NewFact>(), 0);
        while (at < bytes.Length)
        {
            var member = Varint.ReadId(bytes, ref at);
            var (currency, place, channel) = (Read(bytes, ref at), Read(bytes, ref at), Read(bytes, ref at));
            facts.Add(new NewFact(member, FactCodec.Read(bytes, ref at, 0), currency, place, channel));
        }

        return facts;
    }

    private static int LengthOf(string? text) => text is null ? 0 : Encoding.UTF8.GetMaxByteCount(text.Length);

    private static void Write(byte[] buffer, ref int at, string? text)
    {
        Varint.Write(buffer, ref at, text is null ? 0 : Encoding.UTF8.GetByteCount(text));
        if (text is not null) at += Encoding.UTF8.GetBytes(text, buffer.AsSpan(at));
    }

    private static string? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var length = (int)Varint.Read(bytes, ref at);
        if (length == 0) return null;
        if (length < 0 || at + length > bytes.Length) throw new InvalidDataException("A packed text is cut off.");
        var text = Encoding.UTF8.GetString(bytes.Slice(at, length));
        at += length;
        return text;
    }
}
