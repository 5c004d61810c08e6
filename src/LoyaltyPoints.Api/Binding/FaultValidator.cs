using FluentValidation;
using FluentValidation.Results;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// Base of the request validators. They are singletons without state: make each once and keep it in a static field.
/// Failures become faults: the property's path becomes a JSON pointer, an error code that is one of
/// <see cref="FaultCodes"/> stays, and FluentValidation's own rules get the nearest one. Validators whose rules are
/// made of the steps in <see cref="Rules"/> alone, and of child validators that are so too, have a fast path.
/// </summary>
public abstract class FaultValidator<T> : AbstractValidator<T>, IFastValidator<T>, IBoundsSource
    where T : class
{
    private readonly Lazy<Func<T, bool>?> fastPath;

    protected FaultValidator() => fastPath = new(() => FastPath.Compile<T>(this));

    /// <summary>Whether good values skip FluentValidation; on busy endpoints they should, and a test say so.</summary>
    public bool HasFastPath => fastPath.Value is not null;

    /// <summary>Every fault of the value; empty, without any allocation on the fast path, when it is good.</summary>
    public IReadOnlyList<Fault> FaultsOf(T value)
    {
        if (fastPath.Value is { } passes && passes(value)) return [];
        var result = Validate(value);
        return result.IsValid ? [] : result.Errors.ConvertAll(ToFault);
    }

    Type IBoundsSource.Type => typeof(T);

    IEnumerable<(string Field, Bounds Bounds)> IBoundsSource.Fields => BoundsReader.FieldsOf(this);

    IEnumerable<IBoundsSource> IBoundsSource.Inner => BoundsReader.InnerOf(this);

    bool IFastValidator<T>.Passes(T value) => fastPath.Value is { } passes && passes(value);

    private static Fault ToFault(ValidationFailure failure) =>
        new(Pointer.FromPath(failure.PropertyName), CodeOf(failure.ErrorCode), failure.ErrorMessage);

    private static string CodeOf(string? errorCode) => errorCode switch
    {
        FaultCodes.Required or FaultCodes.OutOfRange or FaultCodes.TooLong or FaultCodes.InvalidFormat
            or FaultCodes.InvalidValue or FaultCodes.WrongType or FaultCodes.UnknownField or FaultCodes.Duplicate
            => errorCode,
        "NotNullValidator" or "NotEmptyValidator" => FaultCodes.Required,
        "MaximumLengthValidator" => FaultCodes.TooLong,
        "InclusiveBetweenValidator" or "ExclusiveBetweenValidator" or "GreaterThanValidator"
            or "GreaterThanOrEqualValidator" or "LessThanValidator" or "LessThanOrEqualValidator"
            => FaultCodes.OutOfRange,
        "RegularExpressionValidator" or "EmailValidator" => FaultCodes.InvalidFormat,
        _ => FaultCodes.InvalidValue,
    };
}
