namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said to void a reservation.</summary>
public sealed record VoidRequest
{
}
