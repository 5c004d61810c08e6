namespace LoyaltyPoints.Storage.Configuration;

/// <summary>A setting of the service or the command line.</summary>
/// <param name="Section">What stands before the two underscores.</param>
/// <param name="Least">The least a whole number can be; null where it is a text.</param>
/// <param name="Most">The most it can be.</param>
public sealed record KnownSetting(string Section, string Key, int? Least = null, int? Most = null)
{
    /// <summary>As an environment variable has it.</summary>
    public string Name => $"{Section}__{Key}";
}

/// <summary>Every setting, and between what it can be: the service is not started with another.</summary>
public static class KnownSettings
{
    private const int Day = 24 * 60 * 60;

    /// <summary>A section that others' settings may stand in as well.</summary>
    public const string OpenSection = "ConnectionStrings";

    public static IReadOnlyList<KnownSetting> All { get; } =
    [
        new("Database", "Provider"),
        new(OpenSection, "Loyalty"),
        new("Http", "MaximumConnections", 16, 1_000_000),
        new("Writer", "QueueCapacity", 1, 10_000_000),
        new("Writer", "BatchSize", 1, 100_000),
        new("Writer", "Connections", 1, 64),
        new("Writer", "Retries", 0, 10),
        new("Analytics", "DigestSeconds", 0, Day),
        new("Analytics", "UnitDigestSeconds", 0, Day),
        new("Analytics", "WarningMinutes", 0, 24 * 60),
        new("Analytics", "ConcurrentScans", 1, 64),
        new("Segments", "IntervalSeconds", 0, Day),
        new("Sweeps", "IntervalSeconds", 0, Day),
        new("Retention", "AnswerHours", 24, 24 * 366),
        new("Retention", "LinkCodeDays", 1, 3660),
        new("Shutdown", "AnnounceSeconds", 0, Day),
        new("Shutdown", "LimitSeconds", 10, 2 * Day),
        new("Quota", "RequestsPerSecond", 0, 1_000_000_000),
        new("Quota", "Burst", 1, 1_000_000_000),
        new("Quota", "Classes"),
        new("Quota", "FailuresPerMinute", 0, 1_000_000_000),
        new("Events", "IntervalMilliseconds", 0, Day),
        new("Events", "KeepDays", 1, 3650),
        new("Webhooks", "AllowHttp"),
        new("Webhooks", "AllowPrivateAddresses"),
        new("Webhooks", "SecretKey"),
        new("Webhooks", "TimeoutSeconds", 1, 300),
        new("Webhooks", "Concurrency", 1, 1000),
        new("Webhooks", "FailuresToStop", 1, 100_000),
        new("Webhooks", "RetrySeconds"),
        new("Webhooks", "ProbeSeconds", 1, Day),
        new("Webhooks", "PollMilliseconds", 0, Day),
        new("Webhooks", "LeaseSeconds", 1, Day),
        new("Webhooks", "MostWaiting", 1, 1_000_000),
        new("Velocity", "TillSeconds", 0, Day),
        new("Merges", "UndoDays", 0, 3650),
        new("PersonalData", "Key"),
        new("Keys", "UseSeconds", 0, Day),
        new("Oidc", "Authority"),
        new("Oidc", "Audience"),
        new("Oidc", "TenantClaim"),
        new("Oidc", "ScopesClaim"),
        new("Oidc", "RefreshSeconds", 1, Day),
        new("Proxies", "Known"),
        new("Cors", "Origins"),
        new("Telemetry", "LagSeconds", 0, Day),
        new("Telemetry", "LiabilityMinutes", 0, 7 * 24 * 60),
        new("Vouchers", "MissesPerMinute", 1, 1_000_000),
    ];
}
