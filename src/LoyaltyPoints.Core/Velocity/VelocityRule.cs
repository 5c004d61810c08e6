namespace LoyaltyPoints.Core.Velocity;

/// <summary>What a rule counts of one member.</summary>
public enum VelocityKind
{
    /// <summary>Units that purchases earned in a program.</summary>
    UnitsEarned,

    Purchases,

    /// <summary>Purchases of the same goods, amounts, currency and store as the one at hand.</summary>
    IdenticalPurchases,

    /// <summary>Redemptions, reserved or captured.</summary>
    Redemptions,

    /// <summary>Units that redemptions spent or set aside in a program.</summary>
    UnitsRedeemed,
}

/// <summary>What is done once a rule is broken.</summary>
public enum VelocityOutcome
{
    /// <summary>It is recorded, and somebody is asked to look.</summary>
    Flag,

    /// <summary>It is not recorded.</summary>
    Refuse,
}

/// <summary>How much one member may do within a window that ends now.</summary>
/// <param name="Id">Unique among the tenant's rules.</param>
/// <param name="ProgramId">Whose units or redemptions are counted; null: those of all programs.</param>
/// <param name="Most">What is within bounds; one more breaks the rule.</param>
public sealed record VelocityRule(
    string Id, VelocityKind Kind, Guid? ProgramId, long Most, TimeSpan Window, VelocityOutcome Then)
{
    internal static readonly (string Word, VelocityKind Value)[] Kinds =
    [
        ("unitsEarned", VelocityKind.UnitsEarned), ("purchases", VelocityKind.Purchases),
        ("identicalPurchases", VelocityKind.IdenticalPurchases), ("redemptions", VelocityKind.Redemptions),
        ("unitsRedeemed", VelocityKind.UnitsRedeemed),
    ];

    /// <summary>The kind as it is written.</summary>
    public string Word => Array.Find(Kinds, kind => kind.Value == Kind).Word;

    internal bool IsOfPurchases =>
        Kind is VelocityKind.UnitsEarned or VelocityKind.Purchases or VelocityKind.IdenticalPurchases;

    /// <summary>How much of what this rule counts a mark stands for.</summary>
    /// <param name="alike">Of which purchases, for <see cref="VelocityKind.IdenticalPurchases"/>.</param>
    internal long Of(VelocityMark mark, long alike) => Kind switch
    {
        VelocityKind.UnitsEarned when mark.Kind == VelocityMarkKind.Earned && IsOfProgram(mark) => mark.Units,
        VelocityKind.Purchases when mark.Kind == VelocityMarkKind.Purchase => mark.Count,
        VelocityKind.IdenticalPurchases when mark.Kind == VelocityMarkKind.Purchase && mark.Subject == alike =>
            mark.Count,
        VelocityKind.Redemptions when mark.Kind == VelocityMarkKind.Redeemed && IsOfProgram(mark) => mark.Count,
        VelocityKind.UnitsRedeemed when mark.Kind == VelocityMarkKind.Redeemed && IsOfProgram(mark) => mark.Units,
        _ => 0,
    };

    private bool IsOfProgram(VelocityMark mark) =>
        ProgramId is not { } program || mark.Subject == VelocityMark.SubjectOf(program);
}
