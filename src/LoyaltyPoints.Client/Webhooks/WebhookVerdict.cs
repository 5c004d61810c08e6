namespace LoyaltyPoints.Client.Webhooks;

/// <summary>Whose a message is.</summary>
public enum WebhookVerdict
{
    /// <summary>The service's, unchanged, and of now.</summary>
    Genuine,

    /// <summary>One of the three headers is missing, or the timestamp is no number.</summary>
    HeaderMissing,

    /// <summary>More than five minutes old, or that far ahead: perhaps a true one that somebody sends again.</summary>
    OutOfTime,

    /// <summary>No signature fits.</summary>
    Forged,
}
