using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Validators;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// Compiles a validator's rules to one predicate. FluentValidation spends 100 to 200 ns and 100 bytes on each step of
/// each rule even where all is well, which for a purchase of two lines is more than parsing it. So good values are
/// let through by the predicate, and only bad ones go to FluentValidation, which then says what is wrong. The rules
/// are written once; a rule that cannot be compiled (a condition, a step from elsewhere) leaves the whole validator
/// to FluentValidation.
/// </summary>
internal static class FastPath
{
    private static readonly MethodInfo FieldMethod = Method(nameof(Field));
    private static readonly MethodInfo ItemsMethod = Method(nameof(Items));

    /// <summary>True from the predicate means valid; null where some rule cannot be compiled.</summary>
    public static Func<T, bool>? Compile<T>(IEnumerable<IValidationRule> rules)
    {
        var checks = new List<Func<T, bool>>();
        foreach (var rule in rules)
        {
            if (!IsPlain(rule) || Rule<T>(rule) is not { } check) return null;
            checks.Add(check);
        }

        var all = checks.ToArray();
        return value =>
        {
            foreach (var check in all)
                if (!check(value)) return false;
            return true;
        };
    }

    private static bool IsPlain(IValidationRule rule) =>
        rule is { HasCondition: false, HasAsyncCondition: false, RuleSets: null or [], Expression: not null }
        && rule.DependentRules?.Any() != true
        && rule.Components.All(step => !step.HasCondition && !step.HasAsyncCondition);

    private static Func<T, bool>? Rule<T>(IValidationRule rule)
    {
        var kinds = rule.GetType().GetInterfaces().Where(kind => kind.IsGenericType).ToArray();
        var items = Array.Find(kinds, kind => kind.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));
        var field = Array.Find(kinds, kind => kind.GetGenericTypeDefinition() == typeof(IValidationRule<,>));
        var method = items is not null ? ItemsMethod.MakeGenericMethod(items.GetGenericArguments())
            : field is not null ? FieldMethod.MakeGenericMethod(field.GetGenericArguments()) : null;
        return (Func<T, bool>?)method?.Invoke(null, [rule]);
    }

    private static Func<T, bool>? Field<T, TValue>(IValidationRule<T, TValue> rule)
    {
        if (rule.Expression is not Expression<Func<T, TValue>> expression || Steps(rule) is not { } passes) return null;
        var read = expression.Compile();
        return value => passes(read(value));
    }

    private static Func<T, bool>? Items<T, TItem>(ICollectionRule<T, TItem> rule)
    {
        if (rule.Filter is not null || rule.Expression is not Expression<Func<T, IEnumerable<TItem>>> expression
            || Steps(rule) is not { } passes) return null;
        var read = expression.Compile();
        return value =>
        {
            // By index, because an enumerator through the interface is an allocation.
            var items = read(value);
            if (items is null) return true;
            if (items is not IReadOnlyList<TItem> list) return items.All(passes);
            for (var i = 0; i < list.Count; i++)
                if (!passes(list[i])) return false;
            return true;
        };
    }

    private static Func<TValue, bool>? Steps<T, TValue>(IValidationRule<T, TValue> rule)
    {
        var steps = new List<Func<TValue, bool>>();
        foreach (var component in rule.Components)
        {
            if (OneStep<T, TValue>(component.Validator) is not { } step) return null;
            steps.Add(step);
        }

        var (first, second) = (steps.ElementAtOrDefault(0), steps.ElementAtOrDefault(1));
        return steps.Count switch
        {
            1 => first,
            2 => value => first!(value) && second!(value),
            _ => value => steps.TrueForAll(step => step(value)),
        };
    }

    private static Func<TValue, bool>? OneStep<T, TValue>(IPropertyValidator validator) => validator switch
    {
        IStep<TValue> step => step.Passes,
        INested<TValue> { Inner.HasFastPath: true } nested => value => value is null || nested.Inner.Passes(value),
        _ => null,
    };

    private static MethodInfo Method(string name) =>
        typeof(FastPath).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;
}
