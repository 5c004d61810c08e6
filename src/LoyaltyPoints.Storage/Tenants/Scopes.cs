namespace LoyaltyPoints.Storage.Tenants;

/// <summary>What an API key may do. Stored as a number: never renumber.</summary>
[Flags]
public enum Scopes
{
    None = 0,
    Pos = 1,
    Checkout = 2,
    Partner = 4,
    Admin = 8,
    All = Pos | Checkout | Partner | Admin,
}
