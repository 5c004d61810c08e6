using System.Text.Json;
using System.Text.RegularExpressions;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>A survey that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record SurveyParse(SurveyDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a survey from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static partial class SurveyReader
{
    private const int LongestName = 100;
    private const int MostWords = 50;

    private static readonly (string Word, SurveyKind Value)[] Kinds =
        [.. Enum.GetValues<SurveyKind>().Select(kind => (Survey.WordOf(kind), kind))];

    private static readonly (string Word, SurveyOnce Value)[] Onces =
    [
        ("member", SurveyOnce.Member), ("purchase", SurveyOnce.Purchase), ("invitation", SurveyOnce.Invitation),
    ];

    public static SurveyParse Read(JsonElement json)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new SurveyParse(null, log.Faults);
        var name = root.Text("name", LongestName);
        var kind = root.Word("kind", Kinds);
        var once = root.Word("once", Onces, SurveyOnce.No);
        var definition = new SurveyDefinition
        {
            Name = name ?? "",
            Kind = kind ?? default,
            Once = once,
            Attributes = Words(root, "attributes", kind is SurveyKind.Attributes, SurveyDefinition.CommonAttributes),
            Competitors = Words(root, "competitors", kind is SurveyKind.Intentions or SurveyKind.Wallet, []),
            Reasons = Words(root, "reasons", kind is SurveyKind.Exit, [], isRequired: true),
            Currency = CurrencyOf(root, kind is SurveyKind.Wallet),
            RewardActivity = Reward(root),
        };
        root.Close();
        return log.Count == 0 ? new SurveyParse(definition, []) : new SurveyParse(null, log.Faults);
    }

    // What a kind has no use for is not asked for, and so an unknown field.
    private static IReadOnlyList<string> Words(
        JsonFields root, string field, bool isAsked, IReadOnlyList<string> common, bool isRequired = false)
    {
        if (!isAsked) return [];
        if (isRequired) root.Required(field);
        if (!root.TryGet(field, out var json)) return common;
        var taken = new HashSet<string>(common, StringComparer.Ordinal) { SurveyDefinition.Us };
        var words = ListReader.Read(json, root.At(field), MostWords, "word", root.Log, (element, at) =>
        {
            if (JsonValues.Text(element, at, 32, root.Log) is not { } word) return null;
            if (!Form().IsMatch(word))
                root.Log.Add(at, FaultCodes.InvalidFormat, "Must consist of letters, digits, underscore and hyphen.");
            else if (!taken.Add(word)) root.Log.Add(at, FaultCodes.Duplicate, $"'{word}' is taken.");
            else return word;
            return null;
        });
        return [.. common, .. words ?? []];
    }

    private static string? CurrencyOf(JsonFields root, bool isAsked)
    {
        if (!isAsked || root.Text("currency", LongestName) is not { } currency) return null;
        if (Currencies.IsInUse(currency)) return currency;
        root.Log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        return null;
    }

    private static string? Reward(JsonFields root)
    {
        if (root.Object("reward") is not { } reward) return null;
        var type = ActivityTypeReader.Read(reward);
        if (type is not null && Activity.IsOwn(type))
            root.Log.Add("/reward/activity", FaultCodes.InvalidValue, "This one is made by the service itself.");
        reward.Close();
        return type;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]+\\z")]
    private static partial Regex Form();
}
