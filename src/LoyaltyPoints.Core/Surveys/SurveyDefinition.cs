namespace LoyaltyPoints.Core.Surveys;

/// <summary>What a survey asks for.</summary>
public enum SurveyKind
{
    /// <summary>One of the five levels.</summary>
    Satisfaction = 1,

    /// <summary>How likely the member is to recommend, 0 to 10.</summary>
    Nps,

    /// <summary>How important attributes are, and how well they are fulfilled.</summary>
    Attributes,

    /// <summary>What the member intends, also towards competitors.</summary>
    Intentions,

    /// <summary>What the member spends, and where.</summary>
    Wallet,

    /// <summary>Why a member has left.</summary>
    Exit,
}

/// <summary>What may be answered only once.</summary>
public enum SurveyOnce
{
    No,
    Member,
    Purchase,
    Invitation,
}

/// <summary>A survey, as data. Made by <see cref="SurveyReader"/>, which has checked it.</summary>
public sealed record SurveyDefinition
{
    /// <summary>How answers, rows and requests name the tenant itself beside its competitors.</summary>
    public const string Us = "us";

    /// <summary>
    /// The six attributes of the seven-stage method, which every survey of attributes may ask for.
    /// </summary>
    public static IReadOnlyList<string> CommonAttributes { get; } =
        ["productPerformance", "price", "information", "privileges", "surpriseAndDelight", "service"];

    public required string Name { get; init; }

    /// <summary>Never changes.</summary>
    public required SurveyKind Kind { get; init; }

    /// <summary>Never changes.</summary>
    public SurveyOnce Once { get; init; }

    /// <summary>Of <see cref="SurveyKind.Attributes"/>: the common ones, and those of the tenant.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Of <see cref="SurveyKind.Intentions"/> and <see cref="SurveyKind.Wallet"/>.</summary>
    public IReadOnlyList<string> Competitors { get; init; } = [];

    /// <summary>Of <see cref="SurveyKind.Exit"/>.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Of <see cref="SurveyKind.Wallet"/>; ISO 4217, never changes.</summary>
    public string? Currency { get; init; }

    /// <summary>The type of activity that an answer is; null: none.</summary>
    public string? RewardActivity { get; init; }
}

/// <summary>A tenant's survey.</summary>
public sealed record Survey(Guid Id, SurveyDefinition Definition)
{
    /// <summary>The word of a kind, as documents say it.</summary>
    public static string WordOf(SurveyKind kind) => kind switch
    {
        SurveyKind.Satisfaction => "satisfaction",
        SurveyKind.Nps => "nps",
        SurveyKind.Attributes => "attributes",
        SurveyKind.Intentions => "intentions",
        SurveyKind.Wallet => "wallet",
        _ => "exit",
    };
}
