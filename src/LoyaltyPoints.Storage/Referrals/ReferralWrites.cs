using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>Writes over referrals, to be run inside a batch. Rare, so they may ask the database.</summary>
public static class ReferralWrites
{
    private const string SelectPurchase =
        "SELECT purchase_id FROM purchases WHERE tenant_id = @tenant AND member_id = @member";

    private const string SelectReferrer =
        "SELECT referrer_id FROM referrals WHERE tenant_id = @tenant AND member_id = @member";

    // Who brought whom goes on for as long as members bring members. Nobody stages a circle this long.
    private const int MostSteps = 50;

    /// <summary>Decides about a member who is there.</summary>
    /// <remarks>What the batch has appended so far must have been flushed, and both members been declared.</remarks>
    public static Decision<Referral> Decide(Batch batch, int tenantId, RegisterReferral command) => Decide(
        batch, tenantId, command, [.. Identifiers(batch, tenantId, command.MemberId)], ReferralRow.Find(
            batch.Session, tenantId, command.MemberId) is not null, HasPurchased(batch, tenantId, command.MemberId));

    /// <summary>Decides about a member who is to be made in this batch; to be staged once that is done.</summary>
    /// <param name="by">A code or a member id; null: nobody brought them.</param>
    /// <returns>Neither where nobody did.</returns>
    public static (Referral? Referral, Refusal? Refusal) DecideNew(
        Batch batch, int tenantId, MemberRecord member, string? by)
    {
        if (by is null) return (null, null);
        var (referrer, unknown) = FindReferrer(batch, tenantId, by, "/referredBy");
        if (unknown is not null) return (null, unknown);
        var decision = Decide(
            batch, tenantId, new RegisterReferral(member.Id, referrer),
            [.. member.Identifiers.Select(one => (one.Kind, one.Value))], isReferred: false, hasPurchased: false);
        return (decision.Value, decision.Refusal);
    }

    /// <summary>Whom a code or a member id names, as one who brings others.</summary>
    /// <returns>
    /// Refused with <c>referral_program_not_found</c>, <c>referral_code_not_found</c> or <c>member_not_found</c>.
    /// </returns>
    private static (Guid Referrer, Refusal? Refusal) FindReferrer(
        Batch batch, int tenantId, string codeOrId, string pointer)
    {
        if (batch.Catalog(tenantId).Referrals is null) return (default, ReferralProgramRows.NotFound);
        if (PublicId.TryParse(PublicId.Member, codeOrId, out var memberId))
        {
            return MemberRows.Exists(batch.Session, tenantId, memberId)
                ? (memberId, null) : (default, MemberRows.NotFound(pointer));
        }

        return ReferralCode.Read(codeOrId) is { } code
            && ReferralCodeWrites.MemberOf(batch.Session, tenantId, code) is { } owner
            ? (owner, null) : (default, CodeNotFound(pointer));
    }

    public static void Stage(Batch batch, int tenantId, Referral referral) => batch.Referrals.Stage(tenantId, referral);

    public static Refusal CodeNotFound(string pointer) => new(
        "referral_code_not_found", "There is no such referral code.",
        [new Fault(pointer, FaultCodes.InvalidValue, "Is no member's referral code.")]);

    private static Decision<Referral> Decide(
        Batch batch, int tenantId, RegisterReferral command, IReadOnlyCollection<(string Kind, string Value)> own,
        bool isReferred, bool hasPurchased)
    {
        var program = batch.Catalog(tenantId).Referrals!;
        var facts = new ReferralFacts(
            MemberRows.State(batch.Session, tenantId, command.ReferrerId).Account(program.ProgramId) is not null,
            isReferred, hasPurchased, IsAbove(batch, tenantId, command), own,
            [.. Identifiers(batch, tenantId, command.ReferrerId)]);
        return command.Decide(batch.Ids.Next(), facts, batch.NowOf(tenantId));
    }

    private static bool IsAbove(Batch batch, int tenantId, RegisterReferral command)
    {
        var at = command.ReferrerId;
        for (var step = 0; step < MostSteps; step++)
        {
            var select = batch.Session.Prepared(SelectReferrer).Bind(tenantId).Bind(at);
            if (!select.Read()) return false;
            at = select.GetGuid(0);
            select.Reset();
            if (at == command.MemberId) return true;
        }

        return false;
    }

    private static bool HasPurchased(Batch batch, int tenantId, Guid memberId) =>
        batch.Session.Connection.Query<StoredId>(
            batch.Session.Dialect.Limited(SelectPurchase),
            new { tenant = tenantId, member = StoredId.Of(memberId), limit = 1 },
            batch.Session.CurrentTransaction).Any();

    private static IEnumerable<(string Kind, string Value)> Identifiers(Batch batch, int tenantId, Guid memberId) =>
        MemberRows.Stored(batch.Session, tenantId, memberId)
            .Where(static one => one.Identifier.Kind != MemberIdentifier.ExternalIdKind)
            .Select(static one => (one.Identifier.Kind, one.Identifier.Value));
}
