using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>What a voucher is worth.</summary>
public abstract record VoucherValue
{
    public abstract string Kind { get; }
}

/// <summary>Money off the goods of an order.</summary>
public sealed record AmountOff(long Amount) : VoucherValue
{
    public override string Kind => "amount";
}

/// <summary>A share of the goods of an order, rounded down.</summary>
/// <param name="Maximum">Most money it takes off; null: no limit.</param>
public sealed record PercentOff(decimal Percent, long? Maximum) : VoucherValue
{
    public override string Kind => "percent";
}

/// <summary>Pieces of an order's lines, the dearest of those that fit.</summary>
/// <param name="Sku">Exactly one of the three is not null.</param>
public sealed record FreeItem(string? Sku, string? Category, string? Tag, long Quantity) : VoucherValue
{
    public override string Kind => "item";
}

/// <summary>Units of a program, given to the member who uses it.</summary>
public sealed record GivenUnits(Guid ProgramId, long Units) : VoucherValue
{
    public override string Kind => "units";
}

/// <summary>Money that is spent in parts.</summary>
/// <param name="Balance">What a card begins with; null: each is issued with its own.</param>
public sealed record GiftCard(long? Balance) : VoucherValue
{
    public override string Kind => "giftCard";
}

/// <summary>What all vouchers that were issued under one version of a series have in common. Money is in the smallest
/// part of <see cref="Currency"/>.</summary>
public sealed record SeriesDefinition
{
    public required string Name { get; init; }

    /// <summary>ISO 4217; null where no money is named. An order in another currency is refused.</summary>
    public string? Currency { get; init; }

    /// <summary>Whose days <see cref="Period"/> counts.</summary>
    public required LocalCalendar Calendar { get; init; }

    public required VoucherValue Value { get; init; }

    /// <summary>First instant of use.</summary>
    public Instant From { get; init; } = Instant.Beginning;

    /// <summary>First instant after it.</summary>
    public Instant To { get; init; } = Instant.Never;

    /// <summary>How long after the day of its issue a voucher lasts, that last day included.</summary>
    public CalendarPeriod? Period { get; init; }

    /// <summary>Least value of the goods of an order.</summary>
    public long MinimumOrder { get; init; }

    /// <summary>Uses of one voucher, by all together; null: any number.</summary>
    public long? Uses { get; init; }

    /// <summary>Uses of one voucher by one member; null: any number.</summary>
    public long? UsesPerMember { get; init; }

    /// <summary>Whether only the member it was issued to may use it.</summary>
    public bool IsForOwner { get; init; }

    /// <summary>In whose tiers the member must stand; null: in none.</summary>
    public Guid? TierProgramId { get; init; }

    /// <summary>Any of these, now.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Which program the member must be in.</summary>
    public Guid? EnrolledIn { get; init; }

    /// <summary>Whether a use must say whose it is.</summary>
    public bool NeedsMember => IsForOwner || UsesPerMember is not null || NeedsAccounts;

    /// <summary>Whether a use is decided by the member's accounts, or changes them.</summary>
    public bool NeedsAccounts => Value is GivenUnits || TierProgramId is not null || EnrolledIn is not null;

    /// <summary>The first instant at which a voucher that is issued now can no longer be used.</summary>
    public Instant ExpiryOf(Instant issuedAt)
    {
        if (Period is not { } period) return To;
        var day = DateOnly.FromDateTime(Calendar.LocalTime(issuedAt));
        var end = LotCalendar.EndOf(Calendar, day, period, ExpiryRounding.EndOfDay);
        return end < To ? end : To;
    }
}

/// <summary>One version of a series, which never changes.</summary>
public sealed record VoucherSeries(Guid Id, int Version, SeriesDefinition Definition);
