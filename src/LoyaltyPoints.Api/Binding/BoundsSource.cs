using System.Linq.Expressions;
using System.Text.Json;
using FluentValidation;

namespace LoyaltyPoints.Api.Binding;

/// <summary>What a validator knows about its type's fields, for the OpenAPI document.</summary>
internal interface IBoundsSource
{
    /// <summary>The type that is validated.</summary>
    Type Type { get; }

    /// <summary>The bounds of each field by its JSON name; those of a list's items by name and <c>[]</c>.</summary>
    IEnumerable<(string Field, Bounds Bounds)> Fields { get; }

    /// <summary>The validators of the objects inside.</summary>
    IEnumerable<IBoundsSource> Inner { get; }
}

/// <summary>Reads the bounds out of a validator's rules.</summary>
internal static class BoundsReader
{
    public static IEnumerable<(string Field, Bounds Bounds)> FieldsOf(IEnumerable<IValidationRule> rules) =>
        from rule in rules
        let name = NameOf(rule)
        where name is not null && !rule.HasCondition
        from component in rule.Components
        where !component.HasCondition
        let bounds = (component.Validator as IBounded)?.Bounds
        where bounds is not null
        select (name, bounds);

    public static IEnumerable<IBoundsSource> InnerOf(IEnumerable<IValidationRule> rules) =>
        rules.SelectMany(rule => rule.Components).Select(component => component.Validator).OfType<IBounded>()
            .Select(bounded => bounded.Inner).OfType<IBoundsSource>();

    private static string? NameOf(IValidationRule rule)
    {
        if (rule.Expression?.Body is not MemberExpression member) return null;
        var name = JsonNamingPolicy.CamelCase.ConvertName(member.Member.Name);
        // A rule for each item has the item's type, not the property's.
        return rule.Expression.ReturnType == rule.TypeToValidate ? name : name + "[]";
    }
}
