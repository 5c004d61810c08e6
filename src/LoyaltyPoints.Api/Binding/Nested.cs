using FluentValidation.Validators;

namespace LoyaltyPoints.Api.Binding;

/// <summary>A validator that may have a fast path.</summary>
internal interface IFastValidator<in T>
{
    bool HasFastPath { get; }

    /// <summary>True: valid. False: invalid, or there is no fast path to tell by.</summary>
    bool Passes(T value);
}

/// <summary>A step that hands a value to a validator of its own.</summary>
internal interface INested<in TValue>
{
    IFastValidator<TValue> Inner { get; }
}

/// <summary>FluentValidation's child validator, which otherwise keeps to itself what it was made with.</summary>
internal sealed class Nested<T, TValue>(FaultValidator<TValue> inner)
    : ChildValidatorAdaptor<T, TValue>(inner, inner.GetType()), INested<TValue>, IBounded
    where TValue : class
{
    public IFastValidator<TValue> Inner => inner;

    Bounds? IBounded.Bounds => null;

    object? IBounded.Inner => inner;
}
