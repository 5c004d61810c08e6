using System.Globalization;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>How webhooks are delivered.</summary>
public sealed record WebhookOptions
{
    /// <summary>Whether endpoints may be <c>http:</c>, for trying things out.</summary>
    public bool AllowHttp { get; init; }

    /// <summary>Whether endpoints may lie in this machine or its network, for trying things out.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>32 bytes in base64 that encrypt signing secrets in the database; null: nothing does.</summary>
    public string? SecretKey { get; init; }

    /// <summary>Seconds that an endpoint has to answer.</summary>
    public int TimeoutSeconds { get; init; } = 15;

    /// <summary>Deliveries to one endpoint at the same time.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Events failing one after the other after which an endpoint is tried with one at a time.</summary>
    public int FailuresToStop { get; init; } = 10;

    /// <summary>Seconds from one attempt to the next, separated by commas; after their sum it is the end.</summary>
    public string RetrySeconds { get; init; } = "5,300,1800,7200,18000,36000,50400,72000,86400";

    /// <summary>Most seconds from one attempt to tell whether a failing endpoint is back to the next.</summary>
    public int ProbeSeconds { get; init; } = 900;

    /// <summary>Milliseconds from one look for new events to the next; 0: this instance delivers none.</summary>
    public int PollMilliseconds { get; init; } = 1000;

    /// <summary>Seconds after which another instance takes over the endpoints of one that died.</summary>
    public int LeaseSeconds { get; init; } = 30;

    /// <summary>Events of one endpoint that wait for another attempt; where there are more, its others wait.</summary>
    public int MostWaiting { get; init; } = 10_000;

    /// <exception cref="ConfigurationException">A setting says something impossible.</exception>
    internal static WebhookOptions Read(IConfiguration configuration)
    {
        var options = Settings.Read<WebhookOptions>(configuration, "Webhooks");
        _ = options.Schedule();
        return options;
    }

    /// <exception cref="ConfigurationException">They are not whole numbers from 1.</exception>
    internal RetrySchedule Schedule()
    {
        var pauses = new List<TimeSpan>();
        foreach (var text in RetrySeconds.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1)
            {
                throw new ConfigurationException(
                    $"Webhooks__RetrySeconds is {RetrySeconds}; whole numbers from 1 are expected, such as 5,300.");
            }

            pauses.Add(TimeSpan.FromSeconds(seconds));
        }

        return new RetrySchedule(pauses, TimeSpan.FromSeconds(ProbeSeconds));
    }

    /// <exception cref="ConfigurationException">The key is not 32 bytes in base64.</exception>
    internal SecretBox Box()
    {
        if (SecretKey is null) return new SecretBox(null);
        var key = new byte[SecretBox.KeyLength];
        return Convert.TryFromBase64String(SecretKey, key, out var length) && length == key.Length
            ? new SecretBox(key)
            : throw new ConfigurationException("Webhooks__SecretKey must be 32 bytes in base64.");
    }
}
