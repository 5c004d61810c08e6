namespace LoyaltyPoints.Api.Features.Ledger;

/// <summary>Where each account's chain goes on: the ids of the next entries, one after another.</summary>
internal static class LedgerCursor
{
    public static byte[] Encode(IReadOnlyList<Guid> next) =>
        [.. next.SelectMany(id => id.ToByteArray(bigEndian: true))];

    public static Guid[] Decode(byte[] bytes) =>
        [.. bytes.Chunk(16).Where(chunk => chunk.Length == 16).Select(chunk => new Guid(chunk, bigEndian: true))];
}
