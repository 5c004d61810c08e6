using System.Text.Json;
using System.Text.RegularExpressions;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads earning rules one after the other and watches over their ids.</summary>
internal sealed partial class RuleReader(EarningReader earning, FaultLog log, LocalCalendar? calendar)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public RuleDefinition? Read(JsonElement json, string at)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var before = log.Count;
        var id = Id(fields);
        var when = fields.TryGet("when", out var condition)
            ? ConditionReader.Read(condition, fields.At("when"), log) : null;
        var earn = fields.Required("earn") is { } found && JsonFields.Open(found, fields.At("earn"), log) is { } kind
            ? EarnReader.Read(kind, earning) : null;
        var caps = CapReader.Read(fields);
        var (from, to) = EffectiveReader.Read(fields.Object("effective"), calendar);
        fields.Close();
        return log.Count > before || id is null || earn is null ? null
            : new RuleDefinition { Id = id, When = when, Earn = earn, Caps = caps, From = from, To = to };
    }

    private string? Id(JsonFields fields)
    {
        if (fields.Text("id", 64) is not { } id) return null;
        if (!IdForm().IsMatch(id))
            log.Add(fields.At("id"), FaultCodes.InvalidFormat, "Must consist of a-z, 0-9, underscore and hyphen.");
        else if (id == "program")
            log.Add(fields.At("id"), FaultCodes.InvalidValue, "This id is kept for the caps of the program itself.");
        else if (!ids.Add(id)) log.Add(fields.At("id"), FaultCodes.Duplicate, $"Another rule has the id '{id}'.");
        else return id;
        return null;
    }

    [GeneratedRegex("^[a-z0-9_-]+\\z")]
    private static partial Regex IdForm();
}
