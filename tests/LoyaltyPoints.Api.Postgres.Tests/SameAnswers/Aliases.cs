using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.SameAnswers;

/// <summary>
/// What a server makes up: ids, keys, codes, hashes, cursors, the instant at which something was recorded. Each gets a
/// number in the order of its first appearance, so that what two servers say of the same things can be compared.
/// </summary>
internal sealed partial class Aliases(DateTimeOffset start)
{
    private readonly List<string> values = [];
    private readonly Dictionary<string, int> numbers = [];

    /// <summary>The text with numbers in place of what was made up.</summary>
    public string Hide(string text) => MadeUp().Replace(text, match =>
    {
        if (match.Groups["instant"].Success) return IsRecent(match.Value) ? "<now>" : match.Value;
        if (!numbers.TryGetValue(match.Value, out var number))
        {
            numbers[match.Value] = number = values.Count;
            values.Add(match.Value);
        }

        return $"<{number}>";
    });

    /// <summary>The text with what another server made up in the same places, as far as it did.</summary>
    public string Translate(string text, Aliases other) => MadeUp().Replace(
        text, match => numbers.TryGetValue(match.Value, out var number)
            ? other.values.ElementAtOrDefault(number) ?? match.Value : match.Value);

    private bool IsRecent(string instant) => DateTimeOffset.Parse(instant) is var at
        && at >= start && at <= TimeProvider.System.GetUtcNow().AddMinutes(1);

    [GeneratedRegex("""
        (?<="undoUntil":")[^"]+(?=")|\bwhsec_[\w+/]+=*
        |(?<instant>\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))
        |\b[a-z]{3}_[0-9a-f]{32}([0-9a-f]{32})?\b|\b[0-9a-f]{64}\b|\blpk_[a-z]+_[A-Za-z0-9]+_[\w-]+
        |(?<="id":")[A-Za-z0-9]{12}(?=")|(?<=/v1/api-keys/)[A-Za-z0-9]{12}\b
        |\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}\b
        |(?<="nextCursor":")[\w-]+(?=")|(?<=[?&]cursor=)[\w-]+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex MadeUp();
}
