using FluentValidation;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace LoyaltyPoints.Api.Binding;

/// <summary>Why a value is refused. Made only for values that are.</summary>
/// <param name="Code">One of <see cref="Core.FaultCodes"/>.</param>
/// <param name="Detail">A sentence that says what would be right, without the value itself.</param>
public sealed record Refusal(string Code, string Detail);

/// <summary>What a rule says about its field in the OpenAPI document; null where it says nothing.</summary>
public sealed record Bounds(
    long? Minimum = null, long? Maximum = null, int? LongestText = null, int? MostItems = null, string? Pattern = null,
    IReadOnlyList<string>? Words = null, bool IsRequired = false);

/// <summary>A step that has something to say about its field in the OpenAPI document.</summary>
internal interface IBounded
{
    Bounds? Bounds { get; }

    /// <summary>The validator the field's object has of its own, if any.</summary>
    object? Inner { get; }
}

/// <summary>A step of a rule that can be taken without FluentValidation as well (<see cref="FastPath"/>).</summary>
internal interface IStep<in TValue>
{
    bool Passes(TValue value);
}

/// <summary>One judgement about one value, as a validator of FluentValidation.</summary>
/// <param name="judge">Null where the value is good; a pure function.</param>
/// <param name="bounds">For the OpenAPI document.</param>
internal sealed class Step<T, TValue>(Func<TValue, Refusal?> judge, Bounds? bounds)
    : PropertyValidator<T, TValue>, IStep<TValue>, IBounded
{
    public override string Name => "Step";

    public Bounds? Bounds => bounds;

    public object? Inner => null;

    public bool Passes(TValue value) => judge(value) is null;

    public override bool IsValid(ValidationContext<T> context, TValue value)
    {
        // Said here rather than by returning false, because only so the code can depend on what is wrong.
        if (judge(value) is { } refusal)
            context.AddFailure(
                new ValidationFailure(context.PropertyPath, refusal.Detail) { ErrorCode = refusal.Code });
        return true;
    }
}
