namespace LoyaltyPoints.Storage.Sets;

/// <summary>The row at which a result stands; columns count from 0.</summary>
public interface IRow
{
    int GetInt32(int column);

    long GetInt64(int column);

    Guid GetGuid(int column);

    /// <summary>Null where the column is.</summary>
    string? GetText(int column);

    /// <summary>Valid until the result moves on.</summary>
    ReadOnlySpan<byte> GetBytes(int column);
}
