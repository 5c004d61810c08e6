using System.Globalization;

namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>Tells people what a condition saw.</summary>
internal static class SeenValue
{
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>For example <c>order.channel is web</c>; null for a condition of lines or of several fields.</summary>
    public static string? Of(Condition condition, RemainingOrder order) => condition switch
    {
        NumberIs { Field: { IsOfLine: false } field } => $"{field.Name} is {Number(field, field.Position(order, -1))}",
        TextIs { Field: { IsOfLine: false } field } => $"{field.Name} is {Text(field, order)}",
        _ => null,
    };

    private static string Text(ConditionField field, RemainingOrder order)
    {
        if (field.Form != FieldForm.TextMany) return field.Text(order, -1) ?? "not given";
        var texts = field.Texts(order, -1);
        return texts.Count == 0 ? "empty" : string.Join(", ", texts);
    }

    private static string Number(ConditionField field, long position)
    {
        // A place between two whole numbers stands for all of them, see NumberSet.
        var number = position >> 1;
        if ((position & 1) != 0) return $"between {number} and {number + 1}";
        return field.Form switch
        {
            FieldForm.DayOfWeek => Weekdays[number - 1],
            FieldForm.Date => DateOnly.FromDayNumber((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldForm.TimeOfDay => $"{number / 60:00}:{number % 60:00}",
            _ => $"{number}",
        };
    }
}
