namespace LoyaltyPoints.Core;

/// <summary>
/// Ids of one instant of real time. Decisions take ids from here and their own instant apart from it, because a test
/// tenant's time runs ahead of the clock that ids are made by.
/// </summary>
public readonly struct IdIssuer(IdGenerator generator, Instant real)
{
    /// <summary>A new id, greater than every id its generator made before.</summary>
    public Guid Next() => generator.Next(real);
}
