using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The rows of the writing path: the statements of a batch, and what binds to them.</summary>
internal sealed class BatchRows(WriteSession session)
{
    private const string SelectNaturalKey = """
        SELECT member_id, reference_id FROM natural_keys
        WHERE tenant_id = @tenant AND kind = @kind AND source = @source AND external_id = @external
        """;

    private const string InsertNaturalKey = """
        INSERT INTO natural_keys (tenant_id, kind, source, external_id, member_id, reference_id)
        VALUES (@tenant, @kind, @source, @external, @member, @reference)
        """;

    private const string SelectAnswer = """
        SELECT request_hash, status, body, location, etag FROM idempotency_keys
        WHERE tenant_id = @tenant AND idempotency_key = @key
        """;

    private const string InsertAnswer = """
        INSERT INTO idempotency_keys
          (tenant_id, idempotency_key, request_hash, status, body, location, etag, recorded_at)
        VALUES (@tenant, @key, @hash, @status, @body, @location, @etag, @now)
        """;

    private const string UpdateAccount = """
        UPDATE accounts SET entry_count = @count, head_id = @head, head_hash = @hash,
          lifetime_earned = @earned, lots = @lots
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program
        """;

    private const string InsertEntry = """
        INSERT INTO ledger_entries
          (tenant_id, entry_id, member_id, program_id, sequence, previous_id, kind, reference_id, from_bucket,
           to_bucket, units, matures_at, expires_at, recorded_at, hash)
        VALUES (@tenant, @id, @member, @program, @sequence, @previous, @kind, @reference, @from,
           @to, @units, @matures, @expires, @recorded, @hash)
        """;

    public MemberState LoadMember(int tenantId, Guid memberId)
    {
        var member = new MemberState(tenantId, memberId);
        AccountRow.Load(session.Prepared(AccountRow.Select), member);
        return member;
    }

    public NaturalKeyRow? FindNaturalKey(NaturalKey key)
    {
        var select = session.Prepared(SelectNaturalKey)
            .Bind(key.TenantId).Bind((long)key.Kind).Bind(key.Source).Bind(key.ExternalId);
        if (!select.Read()) return null;
        var row = new NaturalKeyRow(select.GetGuid(0), select.GetGuid(1));
        select.Reset();
        return row;
    }

    public void Append(NaturalKey key, NaturalKeyRow row) => session.Prepared(InsertNaturalKey)
        .Bind(key.TenantId).Bind((long)key.Kind).Bind(key.Source).Bind(key.ExternalId)
        .Bind(row.MemberId).Bind(row.ReferenceId).Execute();

    public StoredAnswer? FindAnswer(int tenantId, string key)
    {
        var select = session.Prepared(SelectAnswer).Bind(tenantId).Bind(key);
        if (!select.Read()) return null;
        var answer = new Answer(
            (int)select.GetInt64(1), select.GetBytes(2).ToArray(), select.GetText(3), select.GetText(4),
            Replayed: true);
        var stored = new StoredAnswer(select.GetBytes(0).ToArray(), answer);
        select.Reset();
        return stored;
    }

    public void Append(int tenantId, RequestKey key, Answer answer, Instant now) => session.Prepared(InsertAnswer)
        .Bind(tenantId).Bind(key.Key).Bind(key.RequestHash).Bind(answer.Status).Bind(answer.Body.Span)
        .Bind(answer.Location).Bind(answer.ETag).Bind(now.UnixMilliseconds).Execute();

    public void Update(Account account)
    {
        if (TryUpdate(account) != 1)
            throw new InvalidDataException($"Member {account.MemberId:N} has no account in {account.ProgramId:N}.");
    }

    private int TryUpdate(Account account) => session.Prepared(UpdateAccount)
        .Bind(account.EntryCount).Bind(account.HeadId).Bind(account.HeadHash).Bind(account.LifetimeEarned)
        .Bind(LotsCodec.Encode(account.Lots))
        .Bind(account.TenantId).Bind(account.MemberId).Bind(account.ProgramId).Execute();

    public void Append(int tenantId, LedgerEntry entry) => session.Prepared(InsertEntry)
        .Bind(tenantId).Bind(entry.Id).Bind(entry.MemberId).Bind(entry.ProgramId).Bind(entry.Sequence)
        .Bind(entry.PreviousId).Bind((long)entry.Kind).Bind(entry.ReferenceId).Bind((long)entry.From)
        .Bind((long)entry.To).Bind(entry.Units).Bind(entry.Lot.MaturesAt.UnixMilliseconds)
        .Bind(entry.Lot.ExpiresAt.UnixMilliseconds).Bind(entry.RecordedAt.UnixMilliseconds).Bind(entry.Hash).Execute();
}
