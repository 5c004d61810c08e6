using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Simulations;

/// <summary>Where a member would move.</summary>
/// <param name="From">Held now; <c>none</c> where there is none.</param>
/// <param name="To">What the totals of now reach under the other version.</param>
/// <param name="HeldUntil">
/// For a fall: until when the other version leaves the member what is held now, unless it is reached again. Null: no
/// such time is known, or the move is a rise; then it comes with the next purchase.
/// </param>
public sealed record TierPreviewMove(string From, string To, Instant? HeldUntil);

/// <summary>
/// Compares the tier that a member holds with what another version's levels would say of the same totals.
/// </summary>
/// <param name="version">With tiers.</param>
/// <param name="current">What the tenant has published.</param>
public sealed class TierPreview(CompiledProgram version, ProgramCatalog current)
{
    /// <summary>As the tenant has it.</summary>
    public ProgramCatalog Current => current;

    /// <summary>With the version in effect.</summary>
    public ProgramCatalog Catalog { get; } = current.InEffect(version);

    /// <param name="member">With the days that both versions look back on.</param>
    /// <returns>Null where the member stays.</returns>
    public TierPreviewMove? Of(MemberState member, Instant now)
    {
        var account = member.Account(version.ProgramId)!;
        var context = new DecisionContext(member, current, now, default);
        var from = context.Program(version.ProgramId) is { Ladder: not null } program
            ? AccountTier.At(account, program, context)!.Current?.Id : null;
        var at = Instant.Max(now, account.Standing.At);
        var inputs = TierInputsOf.Account(account, member.Days(account.ProgramId), account.Standing.Lifetime);
        var to = version.Ladder!.Reached(inputs, at)?.Id;
        if (from == to) return null;
        var then = AccountTier.At(account, version, context)!;
        var held = then.Current?.Id == from ? then.GraceUntil ?? then.HeldUntil : null;
        return new TierPreviewMove(
            from ?? GivenFacts.Nothing, to ?? GivenFacts.Nothing, IsBelow(to, from) ? held : null);
    }

    // Levels are in their order; a level that the version has no more cannot be held on.
    private bool IsBelow(string? one, string? other) => PlaceOf(one) < PlaceOf(other);

    private int PlaceOf(string? id)
    {
        var levels = version.Definition.Tiers!.Levels;
        for (var at = 0; at < levels.Count; at++)
            if (levels[at].Id == id) return at;
        return -1;
    }
}
