using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core;

/// <summary>What a command comes to: a value to record with the accounts it changes, or a refusal.</summary>
public sealed class Decision<T>
    where T : class
{
    private Decision(T? value, Refusal? refusal, IReadOnlyList<AccountChange> changes) =>
        (Value, Refusal, Changes) = (value, refusal, changes);

    /// <summary>Null exactly where <see cref="Refusal"/> is not.</summary>
    public T? Value { get; }

    public Refusal? Refusal { get; }

    /// <summary>Empty where refused.</summary>
    public IReadOnlyList<AccountChange> Changes { get; }

    public static Decision<T> Of(T value, params IReadOnlyList<AccountChange> changes) => new(value, null, changes);

    public static implicit operator Decision<T>(Refusal refusal) => new(null, refusal, []);
}
