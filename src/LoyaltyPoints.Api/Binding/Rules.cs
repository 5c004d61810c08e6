using FluentValidation;
using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// The rules most requests share, each one step of FluentValidation, for a step is what costs. All but
/// <see cref="Required{T,TValue}"/> let null pass.
/// </summary>
public static class Rules
{
    /// <summary>The largest amount of money or units a request may name: 10^15 of the smallest part.</summary>
    /// <remarks>A thousand lines of it still add up inside a 64-bit whole number.</remarks>
    public const long MaximumAmount = 1_000_000_000_000_000;

    /// <summary>Must be there and not null. On the items of a list: no null among them.</summary>
    public static IRuleBuilderOptions<T, TValue?> Required<T, TValue>(this IRuleBuilder<T, TValue?> rule) =>
        rule.NotNull().WithErrorCode(FaultCodes.Required).WithMessage("A value is required.");

    /// <summary>
    /// 1 to <paramref name="longest"/> UTF-16 units, without control characters and without blanks at its ends: keys
    /// compare byte by byte in every engine, and engines disagree about trailing blanks.
    /// </summary>
    public static IRuleBuilderOptionsConditions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int longest) =>
        rule.Custom((text, context) =>
        {
            if (text is null || TextFault(text, longest) is not var (code, detail)) return;
            context.AddFault(code, detail);
        });

    /// <summary>Between both, each included.</summary>
    public static IRuleBuilderOptionsConditions<T, long?> Within<T>(
        this IRuleBuilder<T, long?> rule, long least, long most) =>
        rule.Custom((number, context) =>
        {
            if (number is { } value && (value < least || value > most))
                context.AddFault(FaultCodes.OutOfRange, $"A whole number from {least} to {most} is expected.");
        });

    /// <summary>An ISO 4217 code: three upper-case letters. Whether it is in use is for the program to say.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Currency<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Custom((text, context) =>
        {
            if (text is null || (text.Length == 3 && !text.AsSpan().ContainsAnyExceptInRange('A', 'Z'))) return;
            context.AddFault(FaultCodes.InvalidFormat, "Three upper-case letters (ISO 4217) are expected.");
        });

    /// <summary>A public id with this prefix (<see cref="IdPrefix"/>).</summary>
    public static IRuleBuilderOptionsConditions<T, string?> PublicId<T>(
        this IRuleBuilder<T, string?> rule, string prefix) =>
        rule.Custom((text, context) =>
        {
            if (text is null || Binding.PublicId.TryParse(text, prefix, out _)) return;
            context.AddFault(FaultCodes.InvalidFormat, $"An id of the form {prefix}_<32 hexadecimal digits> is expected.");
        });

    /// <summary>A list of at most <paramref name="most"/> items.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<TValue>?> AtMost<T, TValue>(
        this IRuleBuilder<T, IReadOnlyList<TValue>?> rule, int most) =>
        rule.Custom((list, context) =>
        {
            if (list is null || list.Count <= most) return;
            context.AddFault(FaultCodes.OutOfRange, $"At most {most} items are allowed.");
        });

    /// <summary>Adds a failure at the place the rule is about.</summary>
    public static void AddFault<T>(this ValidationContext<T> context, string code, string detail) =>
        context.AddFailure(new FluentValidation.Results.ValidationFailure(context.PropertyPath, detail)
        {
            ErrorCode = code,
        });

    /// <summary>What <see cref="Text{T}"/> refuses, for rules written by hand; null where the text is good.</summary>
    public static (string Code, string Detail)? TextFault(string text, int longest)
    {
        if (text.Length == 0) return (FaultCodes.Required, "The text must not be empty.");
        if (text.Length > longest) return (FaultCodes.TooLong, $"At most {longest} characters are allowed.");
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
            return (FaultCodes.InvalidFormat, "Blanks at the beginning or end are not allowed.");
        foreach (var unit in text)
            if (char.IsControl(unit)) return (FaultCodes.InvalidFormat, "Control characters are not allowed.");
        return null;
    }
}
