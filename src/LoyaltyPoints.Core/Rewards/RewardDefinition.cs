using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>A reward as data. Made by <see cref="RewardReader"/>, which has checked it.</summary>
public sealed record RewardDefinition
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Whose units it costs.</summary>
    public required Guid ProgramId { get; init; }

    public required RewardValue Value { get; init; }

    public required RewardCost Cost { get; init; }

    /// <summary>How many there are in all; null: as many as are asked for.</summary>
    public long? Stock { get; init; }

    /// <summary>How often one member can have it, at most one a period.</summary>
    public IReadOnlyList<RewardLimit> Limits { get; init; } = [];

    /// <summary>What must hold for the member; asks about neither order nor lines. Null: everybody's.</summary>
    public Condition? Audience { get; init; }

    /// <summary>When it can be had.</summary>
    public Schedule Schedule { get; init; } = Schedule.Always;

    /// <summary>Empty: in all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Empty: in all.</summary>
    public IReadOnlyList<string> Stores { get; init; } = [];

    /// <summary>In whose apps alone it can be had; empty: anywhere.</summary>
    public IReadOnlyList<Guid> Partners { get; init; } = [];

    /// <summary>Money an order must come to, where one is given; 0: none.</summary>
    public long MinimumOrder { get; init; }
}

/// <summary>
/// Units: <paramref name="Least"/> to <paramref name="Most"/>, in steps from 0; alike where it is fixed.
/// </summary>
/// <param name="Step">1 or more; both others are multiples of it.</param>
public sealed record RewardCost(long Least, long Most, long Step)
{
    public bool IsFixed => Least == Most;
}

/// <summary>So often in one period of the program's calendar.</summary>
public sealed record RewardLimit(long Redemptions, CapPeriod Per);

/// <summary>What a reward is good for.</summary>
public abstract record RewardValue
{
    /// <summary>As a definition says it.</summary>
    public abstract string Kind { get; }

    /// <summary>Money that so many units of this reward come to; null where it is no fixed amount.</summary>
    public virtual long? AmountOf(long units, long step) => null;
}

/// <summary>Money off an order.</summary>
public sealed record AmountOff(long Amount) : RewardValue
{
    public override string Kind => "discountAmount";

    public override long? AmountOf(long units, long step) => Amount;
}

/// <summary>A share of an order off.</summary>
/// <param name="Percent">Above 0 up to 100, at most six decimals.</param>
/// <param name="Most">Money it comes to at most; null: no limit.</param>
public sealed record PercentOff(decimal Percent, long? Most) : RewardValue
{
    public override string Kind => "discountPercent";
}

/// <summary>Pieces of an item for nothing.</summary>
public sealed record FreeItem(string Sku, long Quantity) : RewardValue
{
    public override string Kind => "freeItem";
}

/// <summary>A voucher of a series, issued to the member once the units are captured.</summary>
public sealed record VoucherOf(Guid SeriesId) : RewardValue
{
    public override string Kind => "voucher";
}

/// <summary>Units taken as payment.</summary>
/// <param name="AmountPerStep">Money that one step of the cost pays.</param>
/// <param name="MaximumShare">Of an order, above 0 up to 100 percent.</param>
/// <param name="Lines">Which lines can be paid so; null: all, and the shipping.</param>
public sealed record PayWithUnits(long AmountPerStep, decimal MaximumShare, Condition? Lines) : RewardValue
{
    public override string Kind => "payWithUnits";

    public override long? AmountOf(long units, long step) => checked(units / step * AmountPerStep);
}

/// <summary>What somebody else gives for the units, who is owed money for it.</summary>
/// <param name="AmountPerStep">Money owed for one step of the cost; 0: nothing.</param>
/// <param name="Reference">What the partner calls it; null: nothing in particular.</param>
public sealed record PartnerReward(long AmountPerStep, string? Reference) : RewardValue
{
    public override string Kind => "partner";

    public override long? AmountOf(long units, long step) => checked(Math.Max(1, units / step) * AmountPerStep);
}
