namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the time terms of one rule, its fields <c>maturity</c> and <c>expiry</c>.</summary>
internal static class TermsReader
{
    /// <summary>Null: as the program says.</summary>
    public static UnitTerms? Read(JsonFields rule, Earn? earn)
    {
        var maturity = MaturityReader.Read(rule.Object("maturity"));
        var expiry = ExpiryReader.OfSome(rule.Object("expiry"));
        if (earn is MultiplyEarn)
        {
            foreach (var name in new[] { "maturity", "expiry" })
            {
                if (rule.TryGet(name, out _))
                    rule.Log.Add(rule.At(name), FaultCodes.Contradictory,
                        "What a multiplier adds matures and expires with the units it multiplies.");
            }
        }

        return maturity is null && expiry is null ? null : new UnitTerms(maturity, expiry);
    }
}
