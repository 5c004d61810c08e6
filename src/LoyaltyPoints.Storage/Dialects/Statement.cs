using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// A prepared statement of the hot path. Parameters are bound in the order of their first appearance in the SQL text,
/// by a cursor that <see cref="Execute"/> and <see cref="Reset"/> put back to the start. Not thread-safe.
/// </summary>
public abstract class Statement : IRow, IDisposable
{
    public abstract Statement Bind(int value);

    public abstract Statement Bind(long value);

    public abstract Statement Bind(Guid value);

    public abstract Statement Bind(string? value);

    public abstract Statement Bind(ReadOnlySpan<byte> value);

    /// <summary>Runs to the end.</summary>
    /// <returns>How many rows it changed.</returns>
    public abstract int Execute();

    /// <summary>Moves to the next row; false, and reset, after the last.</summary>
    public abstract bool Read();

    public abstract int GetInt32(int column);

    public abstract long GetInt64(int column);

    public abstract Guid GetGuid(int column);

    /// <summary>Null where the column is.</summary>
    public abstract string? GetText(int column);

    /// <summary>Valid until the next <see cref="Read"/> or <see cref="Reset"/>.</summary>
    public abstract ReadOnlySpan<byte> GetBytes(int column);

    public abstract void Reset();

    public abstract void Dispose();
}
