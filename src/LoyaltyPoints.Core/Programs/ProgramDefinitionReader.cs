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
        var type = root.Word("type", ProgramWords.Types);
        var currency = Currency(root);
        var (zoneId, calendar) = Zone(root);
        var unitIsMoney = UnitIsMoney(root.Object("unit"));
        var sections = new ProgramSections(root, type);
        var before = log.Count;
        var tiers = sections.Of(ProgramType.Tiered, "tiers") is { } ofTiers ? TiersReader.Read(ofTiers) : null;
        var membership = sections.Of(ProgramType.Vip, "membership") is { } ofPlans
            ? MembershipReader.Read(ofPlans) : null;
        var card = sections.Of(ProgramType.PunchCard, "card") is { } ofCard ? CardReader.Read(ofCard) : null;
        var thresholdsJson = sections.Optional(ProgramType.Spend, "thresholds");

        var context = new DefinitionContext(log, type, currency, calendar)
        {
            TierIds = type is ProgramType.Tiered or null ? tiers?.Levels.Select(level => level.Id).ToList() : [],
            PlanIds = type is ProgramType.Vip or null ? membership?.Plans.Select(plan => plan.Id).ToList() : [],
            RulesRequired = type is not (ProgramType.Tiered or ProgramType.Vip)
                && !(type == ProgramType.Spend && thresholdsJson is not null),
        };
        var earning = Earning(root, context);
        var thresholds = thresholdsJson is { } found
            ? new ThresholdReader(context).Read(found, root.At("thresholds")) : [];
        var maturity = MaturityReader.Read(root.Object("maturity"));
        var (expiry, reinstateWithin) = ExpiryReader.OfProgram(root.Object("expiry"));
        var readable = log.Count == before;
        var (negative, paidPart) = Returns(root);
        var extend = ExtendReversed(root.Object("reversals"));
        var mergedTier = MergesReader.Read(root.Object("merges"));
        var transfers = root.Object("transfers") is { } ofTransfers ? TransfersReader.Read(ofTransfers) : null;

        var definition = new ProgramDefinition
        {
            Type = type ?? default, Name = name ?? "", Currency = currency ?? "", TimeZone = zoneId ?? "",
            UnitIsMoney = unitIsMoney, Earning = earning ?? new EarningDefinition { Rules = [] },
            Maturity = maturity is MaturityAtOnce ? null : maturity, Expiry = expiry, ReinstateWithin = reinstateWithin,
            NegativeBalanceAllowed = negative, PaidPart = paidPart, ExtendReversed = extend,
            Thresholds = thresholds ?? [], Tiers = tiers, Membership = membership, Card = card,
            Transfers = transfers ?? new TransfersDefinition(true, null), MergedTier = mergedTier,
        };
        // What sections mean together can be judged only if each could be read.
        if (readable && type is not null) new Agreement(definition, log).Find();
        root.Close();
        return log.Count > 0 ? ParseResult.Refused(log.Faults) : ParseResult.Valid(definition);
    }

    private static string? Currency(JsonFields root)
    {
        var code = root.Text("currency", LongestName);
        if (code is null || Currencies.IsInUse(code)) return code;
        root.Log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        return null;
    }

    private static (string? Id, LocalCalendar? Calendar) Zone(JsonFields root)
    {
        if (root.Text("timeZone", LongestName) is not { } id) return (null, null);
        if (TimeZones.Find(id) is { } zone) return (id, new LocalCalendar(zone));
        root.Log.Add("/timeZone", FaultCodes.InvalidValue, "Must be an IANA time zone such as Europe/London.");
        return (null, null);
    }

    private static bool UnitIsMoney(JsonFields? unit)
    {
        if (unit is null) return false;
        var isMoney = unit.Word("kind", ProgramWords.Units) ?? false;
        unit.Close();
        return isMoney;
    }

    private static EarningDefinition? Earning(JsonFields root, DefinitionContext context)
    {
        if (!context.RulesRequired && !root.TryGet("earning", out _)) return null;
        return root.Required("earning") is { } json && JsonFields.Open(json, "/earning", context.Log) is { } fields
            ? new EarningReader(context).Read(fields) : null;
    }

    private static (bool NegativeAllowed, PaidPart PaidPart) Returns(JsonFields root)
    {
        if (root.Object("returns") is not { } returns) return (true, PaidPart.Proportional);
        var allowed = returns.Word("negativeBalance", ProgramWords.NegativeBalances, true);
        var paidPart = returns.Word("paidWithUnits", ProgramWords.PaidParts, PaidPart.Proportional);
        returns.Close();
        return (allowed, paidPart);
    }

    private static CalendarPeriod? ExtendReversed(JsonFields? reversals)
    {
        if (reversals is null) return null;
        var extends = reversals.Word("expired", ProgramWords.ExpiredReversals);
        var period = extends == true ? PeriodReader.Read(reversals, "period") : null;
        reversals.Close();
        return period;
    }
}
