using System.Collections.Frozen;
using System.Text.Json;
using static LoyaltyPoints.Core.Rules.Conditions.NumberSet;

namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>
/// All fields a condition can mention. Fields of the order and its lines speak of what remains of them after returns.
/// </summary>
public static class ConditionFields
{
    /// <summary>The greatest amount or count a definition may name.</summary>
    public const long GreatestNumber = 1_000_000_000_000_000;

    /// <summary>The basis of the order: known only once exclusions are made.</summary>
    public const string OrderBasis = "order.basis";

    /// <summary>The currency of the order, which is always that of the program.</summary>
    public const string OrderCurrency = "order.currency";

    private static readonly FrozenDictionary<string, ConditionField> ByName = new ConditionField[]
    {
        Count("order.total", static (order, _) => PositionOf(order.Total)),
        Share(OrderBasis, static (order, _) => PositionOf(order.Basis)),
        Share("order.shipping", static (order, _) => PositionOf(order.Shipping)),
        Count("order.itemCount", static (order, _) => PositionOf(order.ItemCount)),
        Count("order.lineCount", static (order, _) => PositionOf(order.Lines.Length)),
        new(OrderCurrency, static (order, _) => order.Order.Currency),
        new("order.channel", static (order, _) => order.Order.Channel),
        new("order.store", static (order, _) => order.Order.Store),
        new("order.source", static (order, _) => order.Order.Source),
        new("order.paymentMethods", static (order, _) => order.Order.PaymentMethods),
        new("order.coupons", static (order, _) => order.Order.Coupons),
        new("line.sku", static (order, line) => order.Lines[line].Source?.Sku),
        new("line.category", static (order, line) => order.Lines[line].Source?.Category),
        new("line.tags", static (order, line) => order.Lines[line].Source?.Tags ?? []),
        Count("line.quantity", static (order, line) => PositionOf(order.Lines[line].Quantity)),
        Share("line.amount", static (order, line) => PositionOf(order.AmountOf(line))),
        Share("line.unitPrice",
            static (order, line) => PositionOf(order.AmountOf(line) / order.Lines[line].Quantity)),
        Local("local.date", 0, DateOnly.MaxValue.DayNumber,
            static time => DateOnly.FromDateTime(time).DayNumber, FieldForm.Date),
        Local("local.dayOfWeek", 1, 7, static time => (((int)time.DayOfWeek + 6) % 7) + 1, FieldForm.DayOfWeek),
        Local("local.dayOfMonth", 1, 31, static time => time.Day),
        Local("local.month", 1, 12, static time => time.Month),
        Local("local.year", 1, 9999, static time => time.Year),
        Local("local.timeOfDay", 0, 1439, static time => (time.Hour * 60) + time.Minute, FieldForm.TimeOfDay),
    }.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>Their names, sorted; then the forms of the names of which there is no end.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. ByName.Keys.Concat(GivenFields.Names).Order(StringComparer.Ordinal), .. GivenFields.OpenNames,
    ];

    /// <summary>The field of that name; null if there is none.</summary>
    /// <param name="value">
    /// What it is compared with. An activity's attribute is a number if this is one, or holds one; else a text. Without
    /// it none is found.
    /// </param>
    public static ConditionField? Find(string name, JsonElement? value = null) =>
        ByName.GetValueOrDefault(name) ?? GivenFields.Find(name, value);

    private static ConditionField Count(string name, Func<RemainingOrder, int, long> position) =>
        new(name, FieldForm.Number, 0, GreatestNumber, AtLeast(0), whole: true, position);

    // Returns of an amount and units paid with are shared out, so these need not be whole.
    private static ConditionField Share(string name, Func<RemainingOrder, int, long> position) =>
        new(name, FieldForm.Number, 0, GreatestNumber, AtLeast(0), whole: false, position);

    private static ConditionField Local(
        string name, long least, long greatest, Func<DateTime, long> number, FieldForm form = FieldForm.Number) =>
        new(name, form, least, greatest, AtLeast(least).Intersect(AtMost(greatest)), whole: true,
            (order, _) => PositionOf(number(order.LocalTime)));
}
