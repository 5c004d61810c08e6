using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Security;

/// <summary>How many requests of one class a key may send to one instance.</summary>
/// <param name="RequestsPerSecond">On average; 0: as many as it likes, and no headers say so.</param>
/// <param name="Burst">As many it may have saved up.</param>
public sealed record RouteLimit(int RequestsPerSecond, int Burst)
{
    public const int MostPerSecond = 1_000_000;

    public const int GreatestBurst = 1_000_000_000;
}

/// <summary>A class's limit in the configuration; what is not said is the one for all classes.</summary>
public sealed record RouteLimitOptions
{
    public int? RequestsPerSecond { get; init; }

    public int? Burst { get; init; }
}

/// <summary>How much one key may ask of one instance; section <c>Quota</c>.</summary>
public sealed record QuotaOptions
{
    /// <summary>Requests a second that a key may send on average, in each class; 0: no limit.</summary>
    public int RequestsPerSecond { get; init; } = 100_000;

    /// <summary>Requests a key may have saved up, in each class.</summary>
    public int Burst { get; init; } = 200_000;

    /// <summary>By the name of a class, where it has a limit of its own.</summary>
    public Dictionary<string, RouteLimitOptions> Classes { get; init; } = [];

    /// <summary>
    /// Keys that are refused which one address may send in a minute, and as many it may have saved up; 0: any number.
    /// </summary>
    public int FailuresPerMinute { get; init; } = 300;

    internal RouteLimit LimitOf(RouteClass routes) =>
        Classes.FirstOrDefault(one => IsNamed(one.Key, routes)).Value is not { } own
            ? new RouteLimit(RequestsPerSecond, Burst)
            : new RouteLimit(own.RequestsPerSecond ?? RequestsPerSecond, own.Burst ?? Burst);

    /// <exception cref="ConfigurationException">A setting says something impossible.</exception>
    internal void Check()
    {
        foreach (var name in Classes.Keys)
        {
            if (!RouteClasses.All.Any(routes => IsNamed(name, routes)))
            {
                throw new ConfigurationException(
                    $"Quota__Classes__{name} names no class; there are {string.Join(", ", RouteClasses.Names)}.");
            }
        }

        foreach (var routes in RouteClasses.All)
        {
            var limit = LimitOf(routes);
            var name = Classes.Keys.FirstOrDefault(key => IsNamed(key, routes)) is { } own ? $"Classes__{own}__" : "";
            Within($"Quota__{name}RequestsPerSecond", limit.RequestsPerSecond, 0, RouteLimit.MostPerSecond);
            Within($"Quota__{name}Burst", limit.Burst, 1, RouteLimit.GreatestBurst);
        }

        Within("Quota__FailuresPerMinute", FailuresPerMinute, 0, RouteLimit.MostPerSecond);
    }

    private static bool IsNamed(string name, RouteClass routes) =>
        name.Equals(RouteClasses.NameOf(routes), StringComparison.OrdinalIgnoreCase);

    private static void Within(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new ConfigurationException($"{name} is {value}; it can be from {least} to {most}.");
    }
}
