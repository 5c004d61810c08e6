using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>The codes that a batch issues or takes; one that is taken is locked, so that it is used once.</summary>
internal sealed class LinkCodeTable : BatchTable<(int TenantId, Guid CodeId), IssuedCode>
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns = "tenant_id, code_id, member_id, partner_id, issued_at, expires_at, used_at";

    private static readonly Column[] Key = [Int("tenant_id"), Id("code_id")];

    private static readonly Column[] Row =
    [
        .. Key, Id("member_id"), Id("partner_id"), Long("issued_at"), Long("expires_at"), Long("used_at"),
    ];

    private static readonly SetStatement Lock =
        SetStatement.Find("partner_link_codes", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("partner_link_codes", Row);

    private static readonly SetStatement Use = Update("partner_link_codes", Key, [Long("used_at")]);

    private readonly List<(int TenantId, IssuedCode Code)> issued = [];
    private readonly List<(int TenantId, Guid CodeId, Instant At)> used = [];

    public void Add(int tenantId, IssuedCode code) => issued.Add((tenantId, code));

    public void MarkUsed(int tenantId, IssuedCode code, Instant now)
    {
        Put((tenantId, code.CodeId), code with { UsedAt = now });
        used.Add((tenantId, code.CodeId, now));
    }

    public override void Save(RoundTrip trip)
    {
        var (appended, changed) = (new RowSet(Append), new RowSet(Use));
        foreach (var (tenantId, code) in issued)
        {
            appended.Add(tenantId).Add(code.CodeId).Add(code.MemberId).Add(code.PartnerId)
                .Add(code.IssuedAt.UnixMilliseconds).Add(code.ExpiresAt.UnixMilliseconds)
                .Add(code.UsedAt.UnixMilliseconds);
        }

        foreach (var (tenantId, codeId, at) in used) changed.Add(tenantId).Add(codeId).Add(at.UnixMilliseconds);
        trip.Write(appended).WriteAll(changed);
        issued.Clear();
        used.Clear();
    }

    internal static IssuedCode Read(IRow row) => new(
        row.GetGuid(1), row.GetGuid(2), row.GetGuid(3), new Instant(row.GetInt64(4)), new Instant(row.GetInt64(5)),
        new Instant(row.GetInt64(6)));

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid CodeId)> keys)
    {
        var wanted = new RowSet(Lock);
        // In one order everywhere, so that two instances cannot wait for each other.
        foreach (var (tenantId, codeId) in keys.Order()) wanted.Add(tenantId).Add(codeId);
        trip.Find(wanted, row => Put((row.GetInt32(0), row.GetGuid(1)), Read(row)));
    }
}
