namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>A value that a field must not take.</summary>
/// <param name="Json">As it stands in the body; U+E000 stands for the byte 0xFF, which UTF-8 never has.</param>
/// <param name="Located">Whether the answer can be expected to point at the field.</param>
/// <param name="Statuses">The answers that are right.</param>
public sealed record Spoiler(string Name, string Json, bool Located, params int[] Statuses);

/// <summary>What can be wrong with a field, by what the field is.</summary>
public static class Spoilers
{
    private static readonly string Overlong = '"' + new string('x', 20_000) + '"';

    private static readonly Spoiler[] NotText =
    [
        Wrong("a number", "1"), Wrong("a fraction", "1.5"), Wrong("a boolean", "true"), Wrong("an object", "{}"),
        Wrong("a list", "[]"), Wrong("a list of text", """["x"]"""),
    ];

    private static readonly Spoiler[] BadText =
    [
        Wrong("overlong", Overlong), Wrong("a NUL", @"""a\u0000b"""),
        Unreadable("a lone high surrogate", @"""\ud800"""), Unreadable("a lone low surrogate", @"""\udc00x"""),
        Unreadable("surrogates in the wrong order", @"""\udc00\ud800"""),
        Unreadable("a byte that is not UTF-8", "\"a\uE000b\""), Unreadable("a raw line end", "\"a\nb\""),
        Unreadable("an unknown escape", """ "\x41" """), Unreadable("single quotes", "'a'"),
        Unreadable("no quotes", "abc"), Unreadable("no end", "\"abc"),
    ];

    private static readonly Spoiler[] BadName =
    [
        Wrong("empty", "\"\""), Wrong("blank", "\"   \""), Wrong("a leading blank", "\" a\""),
        Wrong("a trailing blank", "\"a \""), Wrong("a leading tab", @"""\ta"""), Wrong("a line end", @"""a\n"""),
    ];

    private static readonly Spoiler[] BadId =
    [
        .. new[]
        {
            "", " ", "x", "0", "mem_", "xyz_019ab0c5d2f17c4e8a3b5d6e7f801234", "mem_019ab0c5d2f17c4e8a3b5d6e7f80123",
            "mem_019AB0C5D2F17C4E8A3B5D6E7F801234", "mem_{019ab0c5-d2f1-7c4e-8a3b-5d6e7f801234}", "../../etc/passwd",
            "' OR 1=1 --", "mem_zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
        }.Select(id => new Spoiler($"the id [{id}]", $"\"{id}\"", Located: false, 400, 404)),
    ];

    private static readonly Spoiler[] BadChoice =
        [Wrong("empty", "\"\""), Wrong("an unknown word", "\"sometimes\""), Wrong("a number as text", "\"0\"")];

    private static readonly Spoiler[] BadInstant =
    [
        .. new[]
        {
            "", "yesterday", "2025-06-16", "2025-06-16T10:00:00", "2025-06-16 10:00:00", "16.06.2025T10:00:00Z",
            "2025-13-01T00:00:00Z", "2025-02-30T00:00:00Z", "2025-06-16T25:00:00Z", "2025-06-16T10:61:00Z",
            "2025-06-16T10:00:00+99:00", "2025-06-16T10:00:00+8", "10000-01-01T00:00:00Z", "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "-2025-06-16T10:00:00Z", "1750068000",
        }.Select(text => Wrong($"the instant [{text}]", $"\"{text}\"")),
    ];

    private static readonly Spoiler[] Ahead =
    [
        new("a day in 2100", "\"2100-01-01T00:00:00Z\"", Located: false, 400, 422),
        new("a day in 2999", "\"2999-01-01T00:00:00Z\"", Located: false, 400, 422),
        new("the last instant there is", "\"9999-12-31T23:59:59Z\"", Located: false, 400, 422),
    ];

    private static readonly Spoiler[] BadCurrency =
    [
        .. new[] { "", "cny", "CN", "CNYY", "ZZZ", "ABC", "C1Y", "人民币", "CNY " }
            .Select(code => new Spoiler($"the currency [{code}]", $"\"{code}\"", Located: true, 400, 422)),
    ];

    private static readonly Spoiler[] NotNumber =
    [
        Wrong("text", "\"1\""), Wrong("empty text", "\"\""), Wrong("a boolean", "true"), Wrong("an object", "{}"),
        Wrong("a list", "[]"), Wrong("a list of numbers", "[1]"), Wrong("beyond a double", "1e400"),
        Wrong("beyond a decimal", "1e30"), Wrong("a thousand digits", new string('9', 1000)),
        Unreadable("NaN", "NaN"), Unreadable("Infinity", "Infinity"), Unreadable("-Infinity", "-Infinity"),
        Unreadable("a leading zero", "01"), Unreadable("hexadecimal", "0x10"), Unreadable("a plus sign", "+1"),
        Unreadable("nothing", ""), Unreadable("two numbers", "1 2"), Unreadable("a thousands separator", "1_000"),
    ];

    private static readonly Spoiler[] NotWhole =
    [
        .. NotNumber, Wrong("a fraction", "1.5"), Wrong("a tiny fraction", "1e-400"),
        Wrong("beyond a long", "9223372036854775808"), Wrong("below a long", "-9223372036854775809"),
        new("the largest long", "9223372036854775807", Located: false, 400, 422),
        new("the smallest long", "-9223372036854775808", Located: false, 400, 422),
    ];

    private static readonly Spoiler[] NotObject =
    [
        Wrong("a number", "1"), Wrong("text", "\"x\""), Wrong("a boolean", "true"), Wrong("a list", "[]"),
        Unreadable("nested too deeply", Nested("""{"a":""", "1", "}")),
    ];

    private static readonly Spoiler[] NotList =
    [
        Wrong("a number", "1"), Wrong("text", "\"x\""), Wrong("a boolean", "true"), Wrong("an object", "{}"),
        Wrong("a list of null", "[null]"), Wrong("a list of a list", "[[]]"), Wrong("a list of booleans", "[true]"),
        Unreadable("nested too deeply", Nested("[", "", "]")), Unreadable("no end", "[1"),
    ];

    public static IEnumerable<Spoiler> For(FieldKind kind) => kind switch
    {
        FieldKind.Text => [.. NotText, .. BadText],
        FieldKind.Name => [.. NotText, .. BadText, .. BadName],
        FieldKind.Id => [.. NotText, .. BadText, .. BadId],
        FieldKind.Choice => [.. NotText, .. BadText, .. BadChoice],
        FieldKind.Instant => [.. NotText, .. BadText, .. BadInstant],
        FieldKind.PastInstant => [.. NotText, .. BadText, .. BadInstant, .. Ahead],
        FieldKind.Currency => [.. NotText, .. BadText, .. BadCurrency],
        FieldKind.Signed => NotWhole,
        FieldKind.Whole => [.. NotWhole, Wrong("negative", "-1")],
        FieldKind.Positive => [.. NotWhole, Wrong("negative", "-1"), Wrong("zero", "0")],
        FieldKind.Loose => [.. NotText, .. BadText.Select(spoiler => spoiler with { Located = false })],
        FieldKind.Factor => [.. NotNumber, Wrong("negative", "-1")],
        FieldKind.Rate => [.. NotNumber, Wrong("negative", "-1"), Wrong("zero", "0")],
        FieldKind.Object => NotObject,
        FieldKind.List => NotList,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Spoiler Wrong(string name, string json) => new(name, json, Located: true, 400);

    private static Spoiler Unreadable(string name, string json) => new(name, json, Located: false, 400);

    private static string Nested(string open, string core, string close) =>
        string.Concat(Enumerable.Repeat(open, 5000)) + core + string.Concat(Enumerable.Repeat(close, 5000));
}
