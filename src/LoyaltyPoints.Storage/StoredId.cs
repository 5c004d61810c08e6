namespace LoyaltyPoints.Storage;

/// <summary>A UUID as every engine stores it: 16 bytes, big-endian, so that byte order is time order.</summary>
internal static class StoredId
{
    public static byte[] Of(Guid id) => id.ToByteArray(bigEndian: true);
}
