using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>Reads what a reward is good for, by its kind.</summary>
internal static class RewardValueReader
{
    public static readonly string[] Kinds =
        ["discountAmount", "discountPercent", "freeItem", "voucher", "payWithUnits", "partner"];

    private const int LongestText = 64;

    /// <summary>Whether this kind is worth more the more units it costs.</summary>
    public static bool HasRange(string? kind) => kind is "payWithUnits" or "partner" or null;

    /// <param name="fields">Null if there are none.</param>
    public static RewardValue? Read(string kind, JsonFields? fields, JsonFields root, DefinitionContext context)
    {
        if (fields is null)
        {
            if (!root.TryGet("value", out _))
                root.Log.Add("/value", FaultCodes.Required, "The field is required.");
            return null;
        }

        RewardValue? value = kind switch
        {
            "discountAmount" => Amount(fields, "amount") is { } amount ? new AmountOff(amount) : null,
            "discountPercent" => Percent(fields),
            "freeItem" => Item(fields),
            "voucher" => Voucher(fields),
            "payWithUnits" => Payment(fields, context),
            _ => Partner(fields),
        };
        fields.Close();
        return value;
    }

    private static long? Amount(JsonFields fields, string name) =>
        fields.Whole(name, 1, ConditionFields.GreatestNumber);

    private static PercentOff? Percent(JsonFields fields)
    {
        var percent = fields.Rate("percent", 100);
        var most = fields.TryGet("maximum", out _) ? Amount(fields, "maximum") : null;
        return percent is null ? null : new PercentOff(percent.Value, most);
    }

    private static FreeItem? Item(JsonFields fields)
    {
        var sku = fields.Text("sku", LongestText);
        var quantity = fields.TryGet("quantity", out _) ? fields.Whole("quantity", 1, 1_000_000) : 1;
        return sku is null || quantity is null ? null : new FreeItem(sku, quantity.Value);
    }

    private static VoucherOf? Voucher(JsonFields fields)
    {
        if (fields.Text("seriesId", LongestText) is not { } text) return null;
        if (PublicId.TryParse(PublicId.VoucherSeries, text, out var id)) return new VoucherOf(id);
        fields.Log.Add(fields.At("seriesId"), FaultCodes.InvalidFormat, "Must be the id of a voucher series.");
        return null;
    }

    private static PayWithUnits? Payment(JsonFields fields, DefinitionContext context)
    {
        var amount = Amount(fields, "amountPerStep");
        var share = fields.TryGet("maximumShare", out _) ? fields.Rate("maximumShare", 100) : 100;
        Condition? lines = null;
        if (fields.TryGet("lines", out var json))
        {
            lines = new ConditionReader(new ConditionScope(context, ofActivity: false), context.Log)
                .Read(json, fields.At("lines"));
            if (lines is { MentionsLine: false })
                fields.Log.Add(fields.At("lines"), FaultCodes.InvalidValue, "It asks about no line.");
        }

        return amount is null || share is null ? null : new PayWithUnits(amount.Value, share.Value, lines);
    }

    private static PartnerReward? Partner(JsonFields fields)
    {
        var amount = fields.TryGet("amountPerStep", out _)
            ? fields.Whole("amountPerStep", 0, ConditionFields.GreatestNumber) : 0;
        var reference = fields.TryGet("reference", out _) ? fields.Text("reference", LongestText) : null;
        return amount is null ? null : new PartnerReward(amount.Value, reference);
    }
}
