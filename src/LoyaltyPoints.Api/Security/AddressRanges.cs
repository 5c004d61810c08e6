using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Ranges of IP addresses as they are written: <c>203.0.113.0/24</c>, <c>2001:db8::/32</c>, or one address alone.
/// </summary>
public static class AddressRanges
{
    /// <summary>False for anything else, such as a range whose address has bits beyond its length.</summary>
    public static bool TryParse(string text, out IPNetwork range)
    {
        range = default;
        // 127.1 and 0x7f000001 are addresses to the parser, and a riddle to people.
        if (!text.Contains(':', StringComparison.Ordinal) && text.Count(static letter => letter == '.') != 3)
            return false;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            // The parser drops what lies beyond the length; whoever wrote it meant something else.
            return IPNetwork.TryParse(text, out range) && IPAddress.TryParse(text.AsSpan(0, slash), out var first)
                && first.Equals(range.BaseAddress);
        }

        if (text.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address)) return false;
        range = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        return true;
    }

    /// <summary>Ranges that are known to be well-formed, separated by blanks.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static IReadOnlyList<IPNetwork>? Parse(string? text) => text is null ? null
        : [.. text.Split(' ').Select(static part => TryParse(part, out var range) ? range
            : throw new FormatException("Not a range of addresses."))];

    /// <summary>Ranges of a setting, separated by commas; none where it is absent or empty.</summary>
    /// <exception cref="ConfigurationException">One of them is none.</exception>
    public static IReadOnlyList<IPNetwork> Read(string name, string? setting) =>
    [
        .. (setting ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => TryParse(part, out var range) ? range : throw new ConfigurationException(
                $"{name} has {part}, which is no IP address or range such as 10.0.0.0/8.")),
    ];

    /// <summary>Whether an address lies in one of the ranges; one that is not known lies in none.</summary>
    public static bool Contain(IReadOnlyList<IPNetwork> ranges, IPAddress? address)
    {
        if (address is null) return false;
        var plain = Plain(address);
        for (var at = 0; at < ranges.Count; at++)
            if (ranges[at].Contains(plain)) return true;
        return false;
    }

    /// <summary>An IPv4 address that came over a socket of both families, as it is written.</summary>
    public static IPAddress Plain(IPAddress address) =>
        address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
