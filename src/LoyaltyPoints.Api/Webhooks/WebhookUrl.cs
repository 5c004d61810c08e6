using System.Net;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>Which URLs an endpoint may have, as far as their text says; names are judged when connected to.</summary>
internal static class WebhookUrl
{
    public const int Longest = 2000;

    private const int LastWellKnownPort = 1023;

    /// <summary>What holds everywhere: an absolute URL of HTTP without credentials and fragment.</summary>
    public static Refusal? Judge(string? text)
    {
        if (text is null) return null;
        if (Rules.RefuseText(text, Longest) is { } refusal) return refusal;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || !IsHttp(url) || url.Host.Length == 0)
            return new(FaultCodes.InvalidFormat, "An absolute URL is expected, such as https://example.com/hooks.");
        if (url.UserInfo.Length > 0) return new(FaultCodes.InvalidValue, "The URL must name no user.");
        return url.Fragment.Length > 0 ? new(FaultCodes.InvalidValue, "The URL must have no fragment.") : null;
    }

    /// <summary>What this installation allows; the text is a good URL otherwise.</summary>
    public static Refusal? Judge(string text, WebhookOptions options)
    {
        var url = new Uri(text);
        if (url.Scheme != Uri.UriSchemeHttps && !options.AllowHttp)
            return new(FaultCodes.InvalidValue, "The URL must begin with https:.");
        if (options.AllowPrivateAddresses) return null;
        // Mail, name and file servers listen below, and would take a request for something of theirs.
        if (url.Port is not (80 or 443) and <= LastWellKnownPort)
            return new(FaultCodes.InvalidValue, "The port must be 443, 80, or above 1023.");
        var isPrivate = IPAddress.TryParse(url.IdnHost, out var address) ? !PublicAddress.Is(address)
            : url.IdnHost is "localhost" || url.IdnHost.EndsWith(".localhost", StringComparison.Ordinal);
        return isPrivate ? new(FaultCodes.InvalidValue, "The URL must lead to a public address.") : null;
    }

    private static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp;
}
