using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a field <c>id</c> and watches over what is taken.</summary>
/// <param name="taken">Ids that were read before; what is read joins them.</param>
/// <param name="kept">One that no one may have, because of <paramref name="why"/>.</param>
internal sealed partial class IdReader(HashSet<string> taken, string kept, string why, int longest = 64)
{
    /// <summary>Of what gives units.</summary>
    public static IdReader OfRules(DefinitionContext context) =>
        new(context.RuleIds, "program", "This id is kept for the caps of the program itself.");

    /// <summary>Of what a campaign gives units by: short, for counters are named by it and the campaign.</summary>
    public static IdReader OfCampaign(DefinitionContext context) =>
        new(context.RuleIds, "program", "This id is kept for the caps of the program itself.", longest: 32);

    /// <summary>Of what a member may have or not.</summary>
    public static IdReader OfHoldings() => new(
        new HashSet<string>(StringComparer.Ordinal), Rules.GivenFacts.Nothing,
        "This id is kept for members who have none.");

    /// <summary>Null, with a fault, if there is none that can be used.</summary>
    public string? Read(JsonFields fields)
    {
        if (fields.Text("id", longest) is not { } id) return null;
        if (!Form().IsMatch(id))
            fields.Log.Add(fields.At("id"), FaultCodes.InvalidFormat,
                "Must consist of a-z, 0-9, underscore and hyphen.");
        else if (id == kept) fields.Log.Add(fields.At("id"), FaultCodes.InvalidValue, why);
        else if (!taken.Add(id)) fields.Log.Add(fields.At("id"), FaultCodes.Duplicate, $"The id '{id}' is taken.");
        else return id;
        return null;
    }

    [GeneratedRegex("^[a-z0-9_-]+\\z")]
    private static partial Regex Form();
}
