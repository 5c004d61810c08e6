using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Rules;

/// <summary>One line of what remains of an order.</summary>
internal struct RemainingLine
{
    /// <summary>Null for the one line that stands for an order without lines.</summary>
    public OrderLine? Source;

    /// <summary>Pieces that have not come back; an order without lines is one piece.</summary>
    public long Quantity;

    /// <summary>Money after what came back of this line, before any part of an amount that names no line.</summary>
    public long Amount;

    /// <summary>The part of the amount that earns.</summary>
    public Fraction Basis;

    public bool Excluded;
}

/// <summary>
/// The order that is left after all returns so far, and the basis of its lines: amount less tax, less the share paid
/// with units, as the program says. It depends on what came back in all, not on the pieces in which it did.
/// </summary>
/// <remarks>
/// A line is gone when all its pieces or all of its amount came back. Money that came back without naming a line lowers
/// what remains, lines and shipping, in proportion; what was not paid back for lines that are gone (after such a return
/// a line is worth less than it cost) is part of that money, so that the total stays what the member really paid. Tax
/// shrinks with the amount it belongs to, the part paid with units as the program says (<see cref="PaidPart"/>).
/// </remarks>
internal sealed class RemainingOrder
{
    private readonly ProgramDays days;
    private readonly Fraction kept = Fraction.One;
    private DateTime? localTime;

    public RemainingOrder(
        Order order, Returned returned, BasisDefinition basis, ProgramDays days, PaidPart paidPart = default)
    {
        (Order, this.days) = (order, days);
        Lines = new RemainingLine[Math.Max(1, order.Lines.Count)];
        var count = 0;
        long money = order.Shipping, notPaidBack = 0;
        if (order.Lines.Count == 0)
        {
            Lines[count++] = new RemainingLine { Quantity = 1, Amount = checked(order.Total - order.Shipping) };
            money = order.Total;
        }

        for (var i = 0; i < order.Lines.Count; i++)
        {
            var line = order.Lines[i];
            var back = returned.Lines.Count == 0 ? default : returned.Lines.GetValueOrDefault(line.Id);
            var amount = Math.Max(0, checked(line.Amount - back.Amount));
            if (back.Quantity >= line.Quantity || (amount == 0 && line.Amount > 0))
            {
                notPaidBack = checked(notPaidBack + amount);
                continue;
            }

            var quantity = line.Quantity - back.Quantity;
            Lines[count++] = new RemainingLine { Source = line, Quantity = quantity, Amount = amount };
            money = checked(money + amount);
        }

        if (count < Lines.Length) Lines = Lines[..count];
        IncludedCount = count;
        var lowered = Math.Clamp(returned.Amount - notPaidBack, 0, money);
        if (lowered > 0) kept = Fraction.Of(money - lowered, money);
        Total = money - lowered;
        // An order that was free from the start is still there; one whose money all came back is not.
        IsGone = count == 0 || (Total == 0 && order.Total > 0);
        if (!IsGone) SetBasis(basis, paidPart);
    }

    public Order Order { get; }

    /// <summary>What is known beside the order.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    public RemainingLine[] Lines { get; }

    /// <summary>Whether nothing is left that could earn.</summary>
    public bool IsGone { get; }

    /// <summary>Money that was not paid back.</summary>
    public long Total { get; }

    public Fraction Shipping => kept * Order.Shipping;

    /// <summary>What counts of the shipping; zero where the program leaves it out.</summary>
    public Fraction ShippingBasis { get; private set; }

    /// <summary>What counts of lines and shipping, without excluded lines.</summary>
    public Fraction Basis { get; private set; }

    public bool HasExclusions => IncludedCount < Lines.Length;

    /// <summary>How many lines are not excluded.</summary>
    public int IncludedCount { get; private set; }

    public long ItemCount
    {
        get
        {
            var count = 0L;
            foreach (ref readonly var line in Lines.AsSpan()) count = checked(count + line.Quantity);
            return count;
        }
    }

    /// <summary>What the clock in the program's zone showed when the order occurred.</summary>
    public DateTime LocalTime => localTime ??= days.LocalTime(Order.OccurredAt);

    public Fraction AmountOf(int line) => kept * Lines[line].Amount;

    /// <summary>Takes a line out of the basis.</summary>
    public void Exclude(int line)
    {
        Lines[line].Excluded = true;
        IncludedCount--;
        Basis -= Lines[line].Basis;
    }

    private void SetBasis(BasisDefinition basis, PaidPart paidPart)
    {
        var factor = kept;
        if (!basis.PaidWithUnitsIncluded && Order.PaidWithUnits > 0 && Order.Total > 0)
            factor *= PaidWithUnits.MoneyShare(Order, Total, paidPart);
        var tax = basis.TaxIncluded ? default : TaxShares.Of(Order);
        var sum = Fraction.Zero;
        foreach (ref var line in Lines.AsSpan())
        {
            var untaxed = basis.TaxIncluded ? line.Amount : Positive(line.Amount - tax.Of(line.Source, line.Amount));
            line.Basis = untaxed * factor;
            sum += line.Basis;
        }

        if (basis.ShippingIncluded)
            ShippingBasis = Positive(Order.Shipping - tax.OfShipping(Order.Shipping)) * factor;
        Basis = sum + ShippingBasis;
    }

    private static Fraction Positive(Fraction value) => value.IsNegative ? Fraction.Zero : value;

    /// <summary>The tax no line names, and what it is shared over.</summary>
    private readonly record struct TaxShares(long Unnamed, long Over)
    {
        public static TaxShares Of(Order order)
        {
            long unnamed = order.Tax, over = order.Shipping;
            foreach (var line in order.Lines)
            {
                if (line.Tax is { } tax) unnamed = checked(unnamed - tax);
                else over = checked(over + line.Amount);
            }

            return new TaxShares(Math.Max(0, unnamed), order.Lines.Count == 0 ? order.Total : over);
        }

        /// <summary>The tax inside what remains of a line: the share of its own tax that is left.</summary>
        public Fraction Of(OrderLine? line, long remaining) => line switch
        {
            { Tax: { } own } => remaining == line.Amount ? own : Fraction.Of(remaining, line.Amount) * own,
            _ => OfShipping(remaining),
        };

        public Fraction OfShipping(long amount) =>
            Unnamed == 0 || Over == 0 ? Fraction.Zero : Fraction.Of(amount, Over) * Unnamed;
    }
}
