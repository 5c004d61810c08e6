namespace LoyaltyPoints.Api.Security;

/// <summary>Limits of one key that differ from what everybody has.</summary>
/// <param name="Revision">Counts its changes: the same revision is the same quota.</param>
public sealed record KeyQuota(long Revision, IReadOnlyDictionary<RouteClass, RouteLimit> Limits);
