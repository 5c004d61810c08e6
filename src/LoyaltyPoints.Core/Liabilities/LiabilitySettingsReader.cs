using System.Text.Json;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Liabilities;

/// <summary>Reads what units are worth and may cost, as a part of the settings of analytics.</summary>
internal static class LiabilitySettingsReader
{
    private const int LongestText = 100;
    private const int MostPrograms = 100;
    private const int MostMonths = 600;

    // Times all units there can be, worth is still a long.
    private const long MostMoney = 1_000_000_000_000;

    /// <summary>Null where it is absent; with faults, anything.</summary>
    public static LiabilitySettings? Read(JsonFields? fields)
    {
        if (fields is null) return null;
        var log = fields.Log;
        var programs = fields.TryGet("programs", out var list)
            ? ListReader.Read(list, fields.At("programs"), MostPrograms, "program", log, (json, at) =>
                Program(json, at, log)) : [];
        foreach (var twice in (programs ?? []).GroupBy(program => program.ProgramId).Where(one => one.Count() > 1))
            log.Add(fields.At("programs"), FaultCodes.Duplicate, $"{twice.Key} is there more than once.");
        var accounts = new LiabilityAccounts();
        if (fields.Object("accounts") is { } names)
        {
            accounts = new LiabilityAccounts
            {
                Sales = Name(names, "sales", accounts.Sales),
                ContractLiability = Name(names, "contractLiability", accounts.ContractLiability),
                LoyaltyRevenue = Name(names, "loyaltyRevenue", accounts.LoyaltyRevenue),
            };
            names.Close();
        }

        fields.Close();
        return new LiabilitySettings { Programs = programs ?? [], Accounts = accounts };
    }

    private static ProgramLiability? Program(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var id = fields.Text("programId", LongestText);
        if (id is not null && !PublicId.TryParse(PublicId.Program, id, out _))
            log.Add(fields.At("programId"), FaultCodes.InvalidFormat, "Must be an id of the form prg_...");
        var terms = fields.Required("terms") is { } list
            ? ListReader.Read(list, fields.At("terms"), MostMonths, "entry", log, (one, place) =>
                Worth(one, place, log)) : null;
        Once(terms?.Select(one => one.From), fields.At("terms"), log);
        var budget = fields.TryGet("budget", out var months)
            ? ListReader.Read(months, fields.At("budget"), MostMonths, "month", log, (one, place) =>
                Budget(one, place, log)) : null;
        Once(budget?.Select(one => one.Month), fields.At("budget"), log);
        fields.Close();
        return id is null || terms is null ? null : new ProgramLiability(id, terms, budget);
    }

    private static UnitWorth? Worth(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var from = Month(fields, "from");
        var amount = fields.Whole("amount", 0, MostMoney);
        var units = fields.TryGet("units", out _) ? fields.Whole("units", 1, MostMoney) : 1;
        var share = fields.TryGet("redeemedShare", out _) ? fields.Rate("redeemedShare", 1, zero: true) : null;
        fields.Close();
        return from is null || amount is null || units is null ? null
            : new UnitWorth(from, amount.Value, units.Value, share);
    }

    private static MonthBudget? Budget(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var (month, amount) = (Month(fields, "month"), fields.Whole("amount", 0, MostMoney));
        fields.Close();
        return month is null || amount is null ? null : new MonthBudget(month, amount.Value);
    }

    private static string? Month(JsonFields fields, string name)
    {
        if (fields.Text(name, LongestText) is not { } text) return null;
        if (Months.Parse(text) is not null) return text;
        fields.Log.Add(fields.At(name), FaultCodes.InvalidFormat, "Must be a month such as 2026-01.");
        return null;
    }

    private static string Name(JsonFields fields, string name, string absent) =>
        fields.TryGet(name, out _) ? fields.Text(name, LongestText) ?? absent : absent;

    private static void Once(IEnumerable<string>? months, string at, FaultLog log)
    {
        foreach (var twice in (months ?? []).GroupBy(month => month).Where(one => one.Count() > 1))
            log.Add(at, FaultCodes.Duplicate, $"{twice.Key} is there more than once.");
    }
}
