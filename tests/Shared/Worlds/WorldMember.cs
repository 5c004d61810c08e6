using LoyaltyPoints.Core;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Who lives in a world, and when it begins.</summary>
/// <param name="Birthday">Null: not known.</param>
internal sealed record WorldMember(Guid Id, DateOnly? Birthday, Instant EnrolledAt)
{
    public static WorldMember Draw(Random random, Guid id, Instant now)
    {
        DateOnly? birthday = random.Next(5) switch
        {
            0 => null,
            1 => new DateOnly(1992, 2, 29),
            _ => new DateOnly(1990, random.Next(1, 13), random.Next(1, 29)),
        };
        return new WorldMember(id, birthday, now.Plus(-TimeSpan.FromDays(random.Next(0, 200))));
    }
}
