using FluentValidation;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// The rules requests share, for <c>RuleFor</c> and, item by item, <c>RuleForEach</c>. All but
/// <see cref="Required{T,TValue}"/> let null pass. They keep a validator on the fast path
/// (<see cref="FaultValidator{T}"/>).
/// </summary>
public static class Rules
{
    /// <summary>The largest amount of money or units a request may name: 10^15 of the smallest part.</summary>
    /// <remarks>A thousand lines of it still add up inside a 64-bit whole number.</remarks>
    public const long MaximumAmount = 1_000_000_000_000_000;

    private static readonly Refusal Missing = new(FaultCodes.Required, "A value is required.");
    private static readonly Bounds RequiredBounds = new(IsRequired: true);

    /// <summary>A judgement of one's own: a pure function, null where the value is good.</summary>
    public static IRuleBuilderOptions<T, TValue> Check<T, TValue>(
        this IRuleBuilder<T, TValue> rule, Func<TValue, Refusal?> judge, Bounds? bounds = null) =>
        rule.SetValidator(new Step<T, TValue>(judge, bounds));

    /// <summary>An object with a validator of its own; its faults have its place before theirs.</summary>
    public static IRuleBuilderOptions<T, TValue?> Nested<T, TValue>(
        this IRuleBuilder<T, TValue?> rule, FaultValidator<TValue> validator)
        where TValue : class => rule.SetValidator(new Nested<T, TValue>(validator)!);

    /// <summary>Must be there and not null. On the items of a list: no null among them.</summary>
    public static IRuleBuilderOptions<T, TValue> Required<T, TValue>(this IRuleBuilder<T, TValue> rule) =>
        rule.Check(value => value is null ? Missing : null, RequiredBounds);

    /// <summary>
    /// 1 to <paramref name="longest"/> UTF-16 units, without control characters and without blanks at its ends: keys
    /// compare byte by byte in every engine, and engines disagree about trailing blanks.
    /// </summary>
    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Check(text => text is null ? null : RefuseText(text, longest), new(LongestText: longest));

    /// <summary>Between both, each included.</summary>
    public static IRuleBuilderOptions<T, long?> Within<T>(this IRuleBuilder<T, long?> rule, long least, long most) =>
        rule.Check(
            number => number is not { } value || (value >= least && value <= most) ? null
                : new(FaultCodes.OutOfRange, $"A whole number from {least} to {most} is expected."),
            new(Minimum: least, Maximum: most));

    /// <summary>The ISO 4217 code of a currency in use.</summary>
    public static IRuleBuilderOptions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Check(
            text => text is null || Currencies.IsInUse(text) ? null
                : new(FaultCodes.InvalidValue, "The ISO 4217 code of a currency in use is expected, such as EUR."),
            new(Pattern: "^[A-Z]{3}$"));

    /// <summary>A public id with this prefix (<see cref="Core.PublicId"/>).</summary>
    public static IRuleBuilderOptions<T, string?> PublicId<T>(this IRuleBuilder<T, string?> rule, string prefix) =>
        rule.Check(
            text => text is null || Core.PublicId.TryParse(prefix, text, out _) ? null
                : new(FaultCodes.InvalidFormat, $"{prefix}_ and 32 lower-case hexadecimal digits are expected."),
            new(Pattern: $"^{prefix}_[0-9a-f]{{32}}$"));

    /// <summary>The public id of something a member owns (<see cref="MemberOwnedId"/>).</summary>
    public static IRuleBuilderOptions<T, string?> OwnedId<T>(this IRuleBuilder<T, string?> rule, string prefix) =>
        rule.Check(
            text => text is null || MemberOwnedId.TryParse(prefix, text, out _) ? null
                : new(FaultCodes.InvalidFormat, $"{prefix}_ and 64 lower-case hexadecimal digits are expected."),
            new(Pattern: $"^{prefix}_[0-9a-f]{{64}}$"));

    /// <summary>One of these words; case matters.</summary>
    public static IRuleBuilderOptions<T, string?> OneOf<T>(this IRuleBuilder<T, string?> rule, params string[] words) =>
        rule.Check(
            text => text is null || words.Contains(text) ? null
                : new(FaultCodes.InvalidValue, $"One of these is expected: {string.Join(", ", words)}."),
            new(Words: words));

    /// <summary>A list of at most <paramref name="most"/> items.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>?> AtMost<T, TItem>(
        this IRuleBuilder<T, IReadOnlyList<TItem>?> rule, int most) =>
        rule.Check(
            list => list is null || list.Count <= most ? null
                : new(FaultCodes.OutOfRange, $"At most {most} items are allowed."),
            new(MostItems: most));

    /// <summary>What <see cref="Text{T}"/> refuses, for judgements of one's own.</summary>
    public static Refusal? RefuseText(string text, int longest)
    {
        if (text.Length == 0) return new(FaultCodes.Required, "The text must not be empty.");
        if (text.Length > longest) return new(FaultCodes.TooLong, $"At most {longest} characters are allowed.");
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return new(FaultCodes.InvalidFormat, "Blanks at the beginning or end are not allowed.");
        foreach (var unit in text)
            if (char.IsControl(unit)) return new(FaultCodes.InvalidFormat, "Control characters are not allowed.");
        return null;
    }
}
