namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>Values that software stumbles over.</summary>
public static class Words
{
    /// <summary>Tokens to stand in JSON in the place of a value; some of them are no JSON.</summary>
    public static readonly string[] Tokens =
    [
        "null", "true", "false", "-1", "0", "-0", "1", "2", "1.5", "1e400", "-1e400", "1e-400", "1E2", "1.0", "0.1",
        "2147483647", "2147483648", "-2147483649", "1000000000000000", "1000000000000001", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "79228162514264337593543950336",
        "0.00000000000000000000000000001", "99999999999999999999999999999999999999", "{}", "[]", "[null]", "[[[[]]]]",
        "[{}]", "{\"\":null}", "{\"__proto__\":{\"admin\":true}}", "\"\"", "\" \"", "\" a\"", "\"a \"", "\"\\u0000\"",
        "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\uffff\"", "\"\\u202e\"",
        "\"\\ufeff\"", "\"\\t\"", "\"\\r\\nX-Evil: 1\"", "\"\\u0085\"", "\"\\u2028\"", "\"\\u001b[31m\"", "\"\\u007f\"",
        "\"e\\u0301\"", "\"\\u0130\"", "\"\\u00df\"", "\"' OR 1=1 --\"", "\"'; DROP TABLE members; --\"", "\"%s%n%x\"",
        "\"{0}{1}\"", "\"${jndi:ldap://127.0.0.1/a}\"", "\"<script>alert(1)</script>\"", "\"../../etc/passwd\"",
        "\"2026-02-30T00:00:00Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"",
        "\"2026-01-01T00:00:00\"", "\"2026-01-01T24:00:00Z\"", "\"2026-01-01T00:00:60Z\"",
        "\"2026-06-01T00:00:00+14:01\"",
        "\"1900-01-01T00:00:00Z\"", "\"2200-12-31T23:59:59Z\"", "\"2024-02-29\"", "\"2023-02-29\"", "\"0000-00-00\"",
        "\"P1M\"", "\"P99999Y\"", "\"PT0S\"", "\"-P1D\"", "\"Mars/Olympus\"", "\"CNY\"", "\"cny\"", "\"QQQ\"", "\"*\"",
        "\"NaN\"", "\"mem_00000000000000000000000000000000\"", "\"prg_ffffffffffffffffffffffffffffffff\"", "NaN",
        "Infinity", "'a'", "01", "+1", ".5", "1.", "tru", "undefined", "0x10", "\"\\x41\"", "\"\\u12\"", "",
    ];

    /// <summary>Texts for queries, headers and paths, before they are escaped.</summary>
    public static readonly string[] Texts =
    [
        "", " ", "0", "-1", "1", "2", "201", "1e3", "999999999999999999999", "null", "true", "*", "a", "A", "..",
        "../..",
        "\0", "a\0b", "\u0001", "\t", "\r\n", "%", "%00", "%2e%2e", "%ff", "\ud83d\ude00", "\u0130", "e\u0301",
        "\ufeff",
        "'", "' OR 1=1 --", "\"", "\\", "<script>", "{0}", "${a}", ";", "&", "=", "?", "#", "mem_", "prg_0", "CNY",
        "cny",
        "2026-01-01", "2026-13-01", "2026-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31", "phone:", ":", "::",
        "phone:+861380013800", "email:a@b", "csv", "json", "xml", "month", "P1M", "[]", "{}", "Infinity", "NaN", "-0",
    ];

    /// <summary>An array or object this many deep.</summary>
    public static string Deep(int levels, bool objects) => objects
        ? string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels)
        : new string('[', levels) + new string(']', levels);

    /// <summary>One of the tokens, or something that is too long, too many or too deep.</summary>
    public static string Token(Random random) => random.Next(24) switch
    {
        0 => Deep(random.Next(2) == 0 ? 40 : 5_000, random.Next(2) == 0),
        1 => $"\"{new string('a', random.Next(3) switch { 0 => 65, 1 => 300, _ => 70_000 })}\"",
        2 => $"[{string.Join(',', Enumerable.Repeat("0", 2_000))}]",
        3 => $"\"{string.Concat(Enumerable.Repeat("\\ud83d\\ude00", 64))}\"",
        4 => new string('9', random.Next(1, 400)),
        5 => random.NextInt64(long.MinValue, long.MaxValue).ToString(),
        _ => Tokens[random.Next(Tokens.Length)],
    };

    public static string Text(Random random) => random.Next(16) == 0
        ? new string('x', random.Next(2) == 0 ? 300 : 6_000) : Texts[random.Next(Texts.Length)];
}
