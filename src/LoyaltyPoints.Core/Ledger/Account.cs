using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Ledger;

/// <summary>One member's units in one program, as the ledger has written them down. Immutable.</summary>
public sealed record Account
{
    private static readonly Movement NotWritten = static (_, _, _, _, _, _) => { };

    public required int TenantId { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid ProgramId { get; init; }

    public required Instant EnrolledAt { get; init; }

    /// <summary>How many entries the account has; the sequence of the newest.</summary>
    public long EntryCount { get; init; }

    /// <summary>The newest entry; <see cref="Guid.Empty"/> where there is none.</summary>
    public Guid HeadId { get; init; }

    /// <summary>Hash of the newest entry; <see cref="HashChain.Genesis"/> where there is none.</summary>
    public byte[] HeadHash { get; init; } = HashChain.Genesis;

    /// <summary>Units earned by purchases, less what returns took back.</summary>
    public long LifetimeEarned { get; init; }

    /// <summary>In the order of consumption; no empty ones.</summary>
    public IReadOnlyList<Lot> Lots { get; init; } = [];

    /// <summary>Units set aside for redemptions, as far as the ledger has written down.</summary>
    public IReadOnlyList<Hold> Holds { get; init; } = [];

    /// <summary>
    /// First instant at which time alone changes something about it; <see cref="Instant.Never"/>: none.
    /// </summary>
    public Instant DueAt { get; init; } = Instant.Never;

    /// <summary>What it stands for beside its units.</summary>
    public Standing Standing { get; init; } = Standing.None;

    /// <summary>
    /// The lots as of an instant: matured ones count as matured and expired ones as gone, swept or not.
    /// </summary>
    /// <param name="write">Told of what was not written down yet; null: nobody is.</param>
    public LotBook LotsAt(Instant asOf, Movement? write = null)
    {
        var lots = LotBook.Of(this);
        lots.Settle(asOf, write ?? NotWritten);
        return lots;
    }

    /// <summary>The balance as of an instant; see <see cref="LotsAt"/>.</summary>
    public Balance BalanceAt(Instant asOf) => LotsAt(asOf).Balance();
}

/// <summary>What an account holds at an instant.</summary>
/// <param name="Available">Can be spent now; below zero only where a program lets clawbacks go there.</param>
/// <param name="Pending">Granted, but not matured.</param>
/// <param name="Reserved">Held for redemptions that are not captured yet.</param>
public readonly record struct Balance(long Available, long Pending, long Reserved);
