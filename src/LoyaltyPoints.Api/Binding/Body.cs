using System.Diagnostics.CodeAnalysis;
using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Binding;

/// <summary>What became of reading a body: a value and its exact bytes, or the problem to answer with.</summary>
public readonly struct Body<T>
{
    internal Body(T value, ReadOnlyMemory<byte> bytes) => (Value, Bytes) = (value, bytes);

    internal Body(Problem problem) => Problem = problem;

    /// <summary>The value; meaningful only where <see cref="Problem"/> is null, and then not null.</summary>
    public T? Value { get; }

    /// <summary>The body as it came, for hashing. It is the reader's own copy and may be kept.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Null where the body is good.</summary>
    public Problem? Problem { get; }

    /// <summary>True with the value, or false with the problem to answer.</summary>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Problem? problem)
    {
        (value, problem) = (Value, Problem);
        return problem is null;
    }
}
