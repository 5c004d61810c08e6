using System.Text.Json;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Programs;

/// <summary>Reads a definition from JSON. Nothing is ignored: what this version cannot carry out is a fault.</summary>
public static class ProgramDefinitionReader
{
    private const int LongestName = 100;

    /// <summary>The definition, or all its faults at once, each with the JSON pointer of its place.</summary>
    public static ParseResult Read(JsonElement json)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return ParseResult.Refused(log.Faults);
        var name = root.Text("name", LongestName);
        root.Kind("type", ["points"], ["spend", "tiered", "vip", "punchCard"]);
        var currency = Currency(root);
        var zoneId = root.Text("timeZone", LongestName);
        var zone = zoneId is null ? null : TimeZones.Find(zoneId);
        if (zoneId is not null && zone is null)
            log.Add("/timeZone", FaultCodes.InvalidValue, "Must be an IANA time zone such as Europe/London.");
        var earning = root.Required("earning") is { } found && JsonFields.Open(found, "/earning", log) is { } fields
            ? new EarningReader(log, currency, zone is null ? null : new LocalCalendar(zone)).Read(fields) : null;
        Maturity(root);
        var expiry = ExpiryReader.Read(root.Object("expiry"));
        var negative = NegativeBalance(root);
        root.Close();
        if (log.Count > 0 || name is null || currency is null || zoneId is null || earning is null)
            return ParseResult.Refused(log.Faults);
        return ParseResult.Valid(new ProgramDefinition
        {
            Name = name, Currency = currency, TimeZone = zoneId, Earning = earning, Expiry = expiry,
            NegativeBalanceAllowed = negative,
        });
    }

    private static string? Currency(JsonFields root)
    {
        var code = root.Text("currency", LongestName);
        if (code is null || Currencies.IsInUse(code)) return code;
        root.Log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        return null;
    }

    private static void Maturity(JsonFields root)
    {
        if (root.Object("maturity") is not { } maturity) return;
        if (maturity.Kind("kind", ["immediate"], ["afterDays", "onDate", "onActivity"]) is not null) maturity.Close();
    }

    private static bool NegativeBalance(JsonFields root)
    {
        if (root.Object("returns") is not { } returns) return true;
        var allowed = returns.Word("negativeBalance", ProgramWords.NegativeBalances, true);
        returns.Close();
        return allowed;
    }
}
