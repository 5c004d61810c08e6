using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>membership</c>.</summary>
internal static class MembershipReader
{
    private const int MostPlans = 20;
    private const int LongestName = 100;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public static MembershipDefinition? Read(JsonFields fields)
    {
        var log = fields.Log;
        var before = log.Count;
        var ids = IdReader.OfHoldings();
        var plans = fields.Required("plans") is not { } json ? null : ListReader.Read(
            json, fields.At("plans"), MostPlans, "plan", log, (element, at) => Plan(element, at, ids, log));
        var pastDue = PeriodReader.Optional(fields, "pastDue");
        var grace = PeriodReader.Optional(fields, "grace");
        var refund = PeriodReader.Optional(fields, "refundWithin");
        if (plans?.TrueForAll(plan => plan.Interval is null) == true)
        {
            foreach (var name in new[] { "pastDue", "grace" })
            {
                if (fields.TryGet(name, out _))
                    log.Add(fields.At(name), FaultCodes.Unreachable, "No plan is ever renewed, so none can be late.");
            }
        }

        fields.Close();
        return log.Count > before || plans is null ? null : new MembershipDefinition
        {
            Plans = plans, PastDue = pastDue, Grace = grace, RefundWithin = refund,
        };
    }

    private static PlanDefinition? Plan(JsonElement json, string at, IdReader ids, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var before = log.Count;
        var id = ids.Read(fields);
        var name = fields.Text("name", LongestName);
        var isForEver = !fields.TryGet("interval", out var interval) || interval.ValueKind == JsonValueKind.Null;
        var lasts = isForEver ? null : PeriodReader.Read(fields, "interval");
        var initial = fields.Whole("initialFee", 0, ConditionFields.GreatestNumber);
        var renewal = Renewal(fields, isForEver);
        var trial = PeriodReader.Optional(fields, "trial");
        var units = fields.TryGet("unitsPerPeriod", out _)
            ? fields.Whole("unitsPerPeriod", 0, EarningReader.GreatestUnits) : 0;
        var benefits = BenefitsReader.Read(fields);
        fields.Close();
        return log.Count > before || id is null || name is null || initial is null ? null : new PlanDefinition
        {
            Id = id, Name = name, Interval = lasts, InitialFee = initial.Value, RenewalFee = renewal ?? 0,
            Trial = trial, UnitsPerPeriod = units ?? 0, Benefits = benefits,
        };
    }

    // A renewal that is free because someone forgot to say what it costs would be a gift.
    private static long? Renewal(JsonFields fields, bool isForEver)
    {
        if (!isForEver) return fields.Whole("renewalFee", 0, ConditionFields.GreatestNumber);
        if (fields.TryGet("renewalFee", out _))
            fields.Log.Add(fields.At("renewalFee"), FaultCodes.Contradictory,
                "Without an interval the plan is paid once and for ever.");
        return null;
    }
}
