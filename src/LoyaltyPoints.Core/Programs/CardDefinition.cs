namespace LoyaltyPoints.Core.Programs;

/// <summary>A punch card: its stamps are the program's units, and a full card is spent whole.</summary>
/// <param name="Stamps">That fill it, 2 to 1000.</param>
/// <param name="HeadStart">Stamps given at enrolment, fewer than fill it.</param>
/// <param name="ExpiresAfter">
/// All stamps of a card expire together, so long after its first; null: each as the program's expiry says.
/// </param>
/// <param name="Reward">What a full card is good for, for people to read; 1 to 100 characters.</param>
public sealed record CardDefinition(int Stamps, int HeadStart, ExpiryAfterEarning? ExpiresAfter, string Reward);
