namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a field <c>benefits</c>: what a tier or a plan brings.</summary>
internal static class BenefitsReader
{
    private const int MostPerks = 20;
    private const int LongestPerk = 100;

    public static Benefits Read(JsonFields owner)
    {
        if (owner.Object("benefits") is not { } fields) return Benefits.None;
        if (fields.Count == 0)
            fields.Log.Add(fields.Pointer, FaultCodes.Required, "There are no benefits in it; leave it out instead.");
        var benefits = new Benefits
        {
            Multiplier = Rate(fields, "multiplier", EarnReader.GreatestFactor),
            DiscountPercent = Rate(fields, "discountPercent", 100),
            FreeShipping = fields.Flag("freeShipping"),
            BirthdayUnits = Units(fields, "birthdayUnits"),
            AnniversaryUnits = Units(fields, "anniversaryUnits"),
            Perks = Perks(fields),
            Expiry = ExpiryReader.OfSome(fields.Object("expiry")),
        };
        if (benefits.Multiplier == 1)
            fields.Log.Add(fields.At("multiplier"), FaultCodes.InvalidValue, "To multiply by 1 changes nothing.");
        fields.Close();
        return benefits;
    }

    private static decimal? Rate(JsonFields fields, string name, decimal greatest) =>
        fields.TryGet(name, out _) ? fields.Rate(name, greatest) : null;

    private static long? Units(JsonFields fields, string name) =>
        fields.TryGet(name, out _) ? fields.Whole(name, 1, EarningReader.GreatestUnits) : null;

    private static List<string> Perks(JsonFields fields)
    {
        if (!fields.TryGet("perks", out var json)) return [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        return ListReader.Read(json, fields.At("perks"), MostPerks, "perk", fields.Log, (element, at) =>
        {
            var perk = JsonValues.Text(element, at, LongestPerk, fields.Log);
            if (perk is not null && !seen.Add(perk))
                fields.Log.Add(at, FaultCodes.Duplicate, "The perk is in the list already.");
            return perk;
        }) ?? [];
    }
}
