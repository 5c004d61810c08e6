namespace LoyaltyPoints.Core.Programs;

/// <summary>Whether members may give units to one another.</summary>
/// <param name="Allowed">Households spend together all the same: their units leave them only by being spent.</param>
/// <param name="MaximumPerDay">Units one member may give on one local day, 1 or more; null: any number.</param>
public sealed record TransfersDefinition(bool Allowed, long? MaximumPerDay);
