namespace LoyaltyPoints.Core.Keys;

/// <summary>
/// What an API key may do. None implies another: an operation lists the scopes of which one is enough, and
/// <see cref="Admin"/> is enough only where it is listed.
/// </summary>
[Flags]
public enum Scopes
{
    None = 0,

    /// <summary>Tills: purchases and returns.</summary>
    Pos = 1,

    /// <summary>Online checkouts: purchases, balances, redemptions.</summary>
    Checkout = 2,

    /// <summary>Partner apps: balances and redemptions.</summary>
    Partner = 4,

    /// <summary>Programs, members, keys, adjustments.</summary>
    Admin = 8,

    All = Pos | Checkout | Partner | Admin,
}

/// <summary>Scopes as they are written: <c>pos</c>, <c>checkout</c>, <c>partner</c>, <c>admin</c>.</summary>
public static class ScopeNames
{
    private static readonly (Scopes Scope, string Name)[] All =
        [(Scopes.Pos, "pos"), (Scopes.Checkout, "checkout"), (Scopes.Partner, "partner"), (Scopes.Admin, "admin")];

    /// <summary>The names of the scopes in the set, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Of(Scopes scopes) =>
        [.. All.Where(entry => scopes.HasFlag(entry.Scope)).Select(entry => entry.Name)];

    /// <summary>False for a word that names no scope. Case matters.</summary>
    public static bool TryParse(string name, out Scopes scope)
    {
        scope = Array.Find(All, entry => entry.Name == name).Scope;
        return scope != Scopes.None;
    }
}
