using FluentValidation;
using LoyaltyPoints.Core;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Binding;

/// <summary>Members' identifiers as one text, <c>kind:value</c>, for example <c>phone:+8613800000000</c>.</summary>
public static class IdentifierRule
{
    public const int LongestKind = 32;
    public const int LongestValue = 128;

    public static readonly Refusal Expected =
        new(FaultCodes.InvalidFormat, "An identifier such as phone:+8613800000000 is expected.");

    /// <summary>A kind of lower-case letters, digits and dashes, a colon, and a value.</summary>
    public static IRuleBuilderOptions<T, string?> Identifier<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Check(text => text is null || TryParse(text, out _, out _) ? null : Expected);

    public static bool TryParse(string text, out string kind, out string value)
    {
        var colon = text.IndexOf(':');
        (kind, value) = colon < 0 ? ("", "") : (text[..colon], text[(colon + 1)..]);
        return IsKind(kind) && Rules.RefuseText(value, LongestValue) is null;
    }

    public static bool IsKind(string kind) => kind.Length is > 0 and <= LongestKind
        && kind.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
