using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>A member's code for bringing others.</summary>
/// <param name="Code">The stored form; see <see cref="ReferralCode.Show"/>.</param>
public sealed record StoredReferralCode(string Code, Instant CreatedAt);

/// <summary>Referral codes: found by the member here, and the member by them as by any natural key.</summary>
public static class ReferralCodeWrites
{
    /// <summary>What codes have as the source of their natural key.</summary>
    private const string Source = "referral";

    private const string SelectCode = """
        SELECT code, created_at FROM referral_codes WHERE tenant_id = @tenant AND member_id = @member
        """;

    private const string InsertCode = """
        INSERT INTO referral_codes (tenant_id, member_id, code, created_at) VALUES (@tenant, @member, @code, @now)
        """;

    private const string SelectMember = """
        SELECT member_id FROM natural_keys
        WHERE tenant_id = @tenant AND external_id = @code AND source = @source AND kind = @kind
        """;

    /// <summary>Makes the member's code, or finds the one that was made; to be run inside a batch.</summary>
    /// <param name="memberId">Declared to the batch: of two who ask at once, one makes it.</param>
    /// <returns>
    /// Refused with <c>referral_program_not_found</c>, <c>member_not_found</c> or <c>not_enrolled</c>.
    /// </returns>
    public static (StoredReferralCode? Code, bool IsNew, Refusal? Refusal) Make(
        Batch batch, int tenantId, Guid memberId)
    {
        if (batch.Catalog(tenantId).Referrals is not { } program) return (null, false, ReferralProgramRows.NotFound);
        var member = batch.Member(tenantId, memberId);
        if (!batch.Members.Exists(member)) return (null, false, MemberRows.NotFound(""));
        if (Find(batch.Session, tenantId, memberId) is { } known) return (known, false, null);
        if (member.Account(program.ProgramId) is null)
        {
            return (null, false, new Refusal(
                "not_enrolled", "Who brings others must be in the program in which it is paid."));
        }

        var made = new StoredReferralCode(ReferralCode.Make(), batch.NowOf(tenantId));
        batch.Session.Prepared(InsertCode)
            .Bind(tenantId).Bind(memberId).Bind(made.Code).Bind(made.CreatedAt.UnixMilliseconds).Execute();
        batch.NaturalKeys.Stage(
            new NaturalKey(tenantId, NaturalKeyKind.ReferralCode, Source, made.Code),
            new NaturalKeyRow(memberId, memberId));
        return (made, true, null);
    }

    /// <summary>Whose code this is; null where it is nobody's.</summary>
    /// <param name="code">The stored form.</param>
    public static Guid? MemberOf(Session session, int tenantId, string code)
    {
        var select = session.Prepared(SelectMember)
            .Bind(tenantId).Bind(code).Bind(Source).Bind((int)NaturalKeyKind.ReferralCode);
        if (!select.Read()) return null;
        var memberId = select.GetGuid(0);
        select.Reset();
        return memberId;
    }

    private static StoredReferralCode? Find(Session session, int tenantId, Guid memberId)
    {
        var select = session.Prepared(SelectCode).Bind(tenantId).Bind(memberId);
        if (!select.Read()) return null;
        var found = new StoredReferralCode(select.GetText(0)!, new Instant(select.GetInt64(1)));
        select.Reset();
        return found;
    }
}
