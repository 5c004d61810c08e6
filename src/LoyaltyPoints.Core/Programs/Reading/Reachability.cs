namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds rules that the others leave nothing to do.</summary>
internal static class Reachability
{
    public static void Check(EarningDefinition earning, FaultLog log)
    {
        var anyBase = earning.Rules.Any(rule => rule.Earn.IsBase);
        string? always = null;
        for (var i = 0; i < earning.Rules.Count; i++)
        {
            var rule = earning.Rules[i];
            if (rule.Earn is MultiplyEarn && !anyBase)
                log.Add($"/earning/rules/{i}", FaultCodes.Unreachable, "No rule gives units to multiply.");
            if (!rule.Earn.IsBase || earning.Combine != Combine.First) continue;
            if (always is not null)
                log.Add($"/earning/rules/{i}", FaultCodes.Unreachable,
                    $"Only the first rule that applies counts, and '{always}' always does.");
            if (rule.When is null && rule.From == Instant.Beginning && rule.To == Instant.Never) always ??= rule.Id;
        }
    }
}
