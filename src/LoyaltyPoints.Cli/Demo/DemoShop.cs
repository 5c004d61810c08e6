namespace LoyaltyPoints.Cli.Demo;

/// <summary>The coffee shop of the demonstration. Money is in pence.</summary>
public static class DemoShop
{
    public const string ProgramName = "Demo coffee shop";
    public const string Currency = "GBP";
    public const string TimeZone = "Europe/London";

    /// <summary>From here on the program is in effect and members are enrolled, so any later month earns.</summary>
    public static readonly DateTimeOffset Since = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A point for each whole pound, three for coffee, five more for coming on a weekend.</summary>
    public const string Program = $$"""
        {
          "name": "{{ProgramName}}", "type": "points", "currency": "{{Currency}}", "timeZone": "{{TimeZone}}",
          "earning": {
            "rules": [
              { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1, "step": "proportional" } },
              { "id": "coffee", "when": { "line.category": ["coffee"] }, "earn": { "kind": "multiply", "by": 3 } },
              { "id": "weekend", "when": { "local.dayOfWeek": ["sat", "sun"] },
                "earn": { "kind": "visit", "units": 5 }, "cap": { "units": 5, "per": "day" } }
            ],
            "combine": "sum"
          },
          "maturity": { "kind": "immediate" },
          "expiry": { "kind": "afterEarning", "period": "P12M", "roundTo": "endOfMonth" },
          "returns": { "negativeBalance": "allow" }
        }
        """;

    /// <summary>What is on the board, and how often it is asked for beside the others.</summary>
    public static readonly IReadOnlyList<(string Sku, string Category, long Price, int Weight)> Menu =
    [
        ("ESPRESSO", "coffee", 240, 10), ("FLAT-WHITE", "coffee", 340, 30), ("LATTE", "coffee", 360, 25),
        ("CAPPUCCINO", "coffee", 350, 20), ("TEA", "tea", 260, 12), ("HOT-CHOCOLATE", "chocolate", 380, 5),
        ("CROISSANT", "food", 280, 18), ("CARROT-CAKE", "food", 395, 8), ("TOASTIE", "food", 625, 7),
        ("BEANS-250G", "retail", 950, 3), ("KEEP-CUP", "retail", 1495, 1),
    ];

    public static readonly IReadOnlyList<string> FirstNames =
    [
        "Amelia", "Arjun", "Beatrix", "Callum", "Chidi", "Dilys", "Eilidh", "Farah", "Gethin", "Hana", "Idris", "Jonas",
        "Kezia", "Lorcan", "Mei", "Nadia", "Oscar", "Priya", "Rowan", "Saoirse", "Tomasz", "Uma", "Victor", "Zainab",
    ];

    public static readonly IReadOnlyList<string> LastNames =
    [
        "Abbott", "Bains", "Carver", "Dunmore", "Ekwueme", "Fairley", "Gill", "Hargreaves", "Iqbal", "Jessop",
        "Kowalska", "Llewellyn", "Marsh", "Nwosu", "Okafor", "Pemberton", "Quigley", "Rashid", "Sutcliffe", "Tan",
        "Wren",
        "Yates",
    ];

    /// <summary>First hour open, and the first hour closed again.</summary>
    public static (int Opens, int Closes) Hours(DayOfWeek day) => day switch
    {
        DayOfWeek.Sunday => (9, 16),
        DayOfWeek.Saturday => (8, 18),
        _ => (7, 18),
    };

    /// <summary>How busy an hour is: before work and at lunch in the week, late morning on a weekend.</summary>
    public static int Busy(DayOfWeek day, int hour) => (day is DayOfWeek.Saturday or DayOfWeek.Sunday, hour) switch
    {
        (true, 10 or 11 or 12) => 6,
        (true, 9 or 13) => 4,
        (false, 8) => 8,
        (false, 7 or 9) => 5,
        (false, 12 or 13) => 4,
        _ => 2,
    };
}
