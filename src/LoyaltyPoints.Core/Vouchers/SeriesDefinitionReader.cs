using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>Reads a definition of a series from JSON. Nothing is ignored.</summary>
public static class SeriesDefinitionReader
{
    /// <summary>Most tiers that may be named.</summary>
    private const int MostTiers = 100;

    private const int LongestName = 100;
    private const int LongestId = 64;
    private const long MostUses = 1_000_000_000;

    // As of requests: a thousand of them still add up.
    private const long MostMoney = 1_000_000_000_000_000;

    private static readonly string[] Kinds = ["amount", "percent", "item", "units", "giftCard"];

    private static readonly (string Word, bool Value)[] Members = [("anyone", false), ("owner", true)];

    /// <summary>The definition, or all its faults at once, each with the JSON pointer of its place.</summary>
    public static (SeriesDefinition? Definition, IReadOnlyList<Fault> Faults) Read(JsonElement json)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return (null, log.Faults);
        var name = root.Text("name", LongestName);
        var calendar = Calendar(root);
        var value = root.Required("value") is { } ofValue && JsonFields.Open(ofValue, "/value", log) is { } fields
            ? Value(fields) : null;
        var (from, to, period) = Validity(root.Object("validity"), calendar);
        var minimum = Whole(root, "minimumOrder", 0, MostMoney) ?? 0;
        var definition = new SeriesDefinition
        {
            Name = name ?? "",
            Currency = Currency(root, value, minimum),
            Calendar = calendar ?? new LocalCalendar(TimeZoneInfo.Utc),
            Value = value ?? new GiftCard(null),
            From = from,
            To = to,
            Period = period,
            MinimumOrder = minimum,
            Uses = Uses(root, value),
            UsesPerMember = Whole(root, "usesPerMember", 1, MostUses),
        };
        definition = Audience(root.Object("audience"), definition);
        root.Close();
        return log.Count > 0 ? (null, log.Faults) : (definition, []);
    }

    /// <summary>Each place that names a program, with the program it names.</summary>
    public static IEnumerable<(Guid ProgramId, string At)> Programs(SeriesDefinition definition)
    {
        if (definition.Value is GivenUnits given) yield return (given.ProgramId, "/value/programId");
        if (definition.TierProgramId is { } tiers) yield return (tiers, "/audience/programId");
        if (definition.EnrolledIn is { } enrolled) yield return (enrolled, "/audience/enrolledIn");
    }

    private static LocalCalendar? Calendar(JsonFields root)
    {
        if (root.Text("timeZone", LongestName) is not { } id) return null;
        if (TimeZones.Find(id) is { } zone) return new LocalCalendar(zone);
        root.Log.Add("/timeZone", FaultCodes.InvalidValue, "Must be an IANA time zone such as Europe/London.");
        return null;
    }

    private static VoucherValue? Value(JsonFields fields)
    {
        VoucherValue? value = fields.Kind("kind", Kinds) switch
        {
            "amount" => fields.Whole("amount", 1, MostMoney) is { } amount ? new AmountOff(amount) : null,
            "percent" => new PercentOff(
                fields.Rate("percent", 100) ?? 0, Whole(fields, "maximum", 1, MostMoney)),
            "item" => Item(fields),
            "units" => new GivenUnits(
                ProgramId(fields, "programId") ?? default, fields.Whole("units", 1, MostMoney) ?? 0),
            "giftCard" => new GiftCard(Whole(fields, "balance", 1, MostMoney)),
            _ => null,
        };
        fields.Close();
        return value;
    }

    private static FreeItem Item(JsonFields fields)
    {
        var (sku, category, tag) = (Text(fields, "sku"), Text(fields, "category"), Text(fields, "tag"));
        string[] named = [.. ((string[])["sku", "category", "tag"]).Where(name => fields.TryGet(name, out _))];
        if (named.Length == 0)
            fields.Log.Add(fields.Pointer, FaultCodes.Required, "Name the item by one of sku, category, tag.");
        if (named.Length > 1)
            fields.Log.Add(fields.Pointer, FaultCodes.Contradictory, "Name the item by only one of them.");
        return new FreeItem(sku, category, tag, Whole(fields, "quantity", 1, MostUses) ?? 1);
    }

    private static (Instant From, Instant To, CalendarPeriod? Period) Validity(
        JsonFields? fields, LocalCalendar? calendar)
    {
        if (fields is null) return (Instant.Beginning, Instant.Never, null);
        var from = EffectiveReader.Bound(fields, "from", calendar) ?? Instant.Beginning;
        var to = EffectiveReader.Bound(fields, "to", calendar) ?? Instant.Never;
        var period = PeriodReader.Optional(fields, "period");
        if (from >= to)
            fields.Log.Add(fields.Pointer, FaultCodes.Unreachable, "Ends before it begins, so nothing can be used.");
        fields.Close();
        return (from, to, period);
    }

    private static string? Currency(JsonFields root, VoucherValue? value, long minimum)
    {
        if (root.TryGet("currency", out var json))
        {
            var code = JsonValues.Text(json, "/currency", LongestName, root.Log);
            if (code is null || Currencies.IsInUse(code)) return code;
            root.Log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        }
        else if (minimum > 0 || value is AmountOff or GiftCard or PercentOff { Maximum: not null })
        {
            root.Log.Add("/currency", FaultCodes.Required, "The field is required where money is named.");
        }

        return null;
    }

    // A gift card is used until it is empty, anything else once, unless it is said.
    private static long? Uses(JsonFields root, VoucherValue? value)
    {
        if (!root.TryGet("uses", out var json)) return value is GiftCard ? null : 1;
        return json.ValueKind == JsonValueKind.Null ? null
            : JsonValues.Whole(json, "/uses", 1, MostUses, root.Log);
    }

    private static SeriesDefinition Audience(JsonFields? fields, SeriesDefinition definition)
    {
        if (fields is null) return definition;
        var isForOwner = fields.Word("members", Members, false);
        var named = fields.TryGet("tiers", out var json);
        var tiers = named
            ? ListReader.Read(
                json, fields.At("tiers"), MostTiers, "tier", fields.Log,
                (tier, at) => JsonValues.Text(tier, at, LongestId, fields.Log)) : null;
        var hasProgram = fields.TryGet("programId", out _);
        if (named != hasProgram)
        {
            fields.Log.Add(
                fields.At(named ? "programId" : "tiers"), FaultCodes.Required, "Tiers are named with their program.");
        }

        definition = definition with
        {
            IsForOwner = isForOwner,
            TierProgramId = hasProgram ? ProgramId(fields, "programId") : null,
            Tiers = tiers ?? [],
            EnrolledIn = fields.TryGet("enrolledIn", out _) ? ProgramId(fields, "enrolledIn") : null,
        };
        fields.Close();
        return definition;
    }

    private static Guid? ProgramId(JsonFields fields, string name)
    {
        if (fields.Text(name, LongestId) is not { } text) return null;
        if (PublicId.TryParse(PublicId.Program, text, out var id)) return id;
        fields.Log.Add(
            fields.At(name), FaultCodes.InvalidFormat, "prg_ and 32 lower-case hexadecimal digits are expected.");
        return null;
    }

    private static string? Text(JsonFields fields, string name) =>
        fields.TryGet(name, out var json) ? JsonValues.Text(json, fields.At(name), LongestId, fields.Log) : null;

    private static long? Whole(JsonFields fields, string name, long least, long most) =>
        fields.TryGet(name, out var json) ? JsonValues.Whole(json, fields.At(name), least, most, fields.Log) : null;
}
