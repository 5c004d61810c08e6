using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>One process over a database, and short words for what it is asked.</summary>
internal sealed class Shop : IDisposable
{
    public const int Tenant = 1;

    /// <summary>Longer than anything takes here: a caller who waits this long would wait for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Shop(SqlDialect dialect, ManualClock? clock = null, LedgerWriterOptions? options = null)
    {
        Clock = clock ?? new ManualClock();
        // One connection, so that a test can hold the writer and know that what waits is one batch.
        options ??= new LedgerWriterOptions();
        Writer = new LedgerWriter(
            dialect, Catalogs, Clock, options with { Connections = options.Connections ?? 1 },
            NullLogger<LedgerWriter>.Instance);
        Readers = new ReadPool(dialect);
        DialectName = dialect.Name;
    }

    public string DialectName { get; }

    public ManualClock Clock { get; }

    public CatalogCache Catalogs { get; } = new();

    public LedgerWriter Writer { get; }

    public ReadPool Readers { get; }

    /// <summary>The member's accounts as of an instant; null where there is no such member.</summary>
    public IReadOnlyList<AccountView>? Balances(Guid member, Instant asOf, int tenant = Tenant) =>
        Readers.Read(session => new BalanceReader(new MemberReader(new CatalogCache()))
            .Find(session, tenant, member, asOf, Clock.Now));

    public Task<WorkResult> WriteAsync(Work work) => Writer.WriteAsync(work).WaitAsync(Patience);

    /// <summary>Runs works in one batch: all of them wait while another work holds the writer.</summary>
    public async Task<WorkResult[]> InOneBatchAsync(params Work[] works)
    {
        using var gate = new ManualResetEventSlim();
        var held = await HoldAsync(gate);
        var results = works.Select(WriteAsync).ToArray();
        gate.Set();
        await held;
        return await Task.WhenAll(results);
    }

    /// <summary>Lets the writer wait inside a transaction until the gate opens; returns once it does wait.</summary>
    public async Task<Task<WorkResult>> HoldAsync(ManualResetEventSlim gate)
    {
        var inside = new TaskCompletionSource();
        var held = WriteAsync(new FunctionWork(0, null, _ =>
        {
            inside.TrySetResult();
            gate.Wait(Patience);
            return new Answer(200, default);
        }));
        await inside.Task.WaitAsync(Patience);
        return held;
    }

    public async Task<T> DoAsync<T>(Func<Batch, T> act)
    {
        var value = default(T)!;
        var result = await WriteAsync(new FunctionWork(Tenant, null, batch =>
        {
            value = act(batch);
            return new Answer(200, default);
        }));
        Assert.Null(result.Refusal);
        return value;
    }

    /// <summary>A tenant with this published program.</summary>
    public Task<Guid> OpenAsync(string definition, Instant? effectiveAt = null) => DoAsync(batch =>
    {
        Assert.Equal(Tenant, TenantRows.CreateTenant(batch, "Shop", isTest: true));
        return Publish(batch, definition, effectiveAt ?? batch.Now.Plus(-TimeSpan.FromDays(365)));
    });

    public static Guid Publish(Batch batch, string definition, Instant effectiveAt)
    {
        var program = ProgramWrites.Create(batch, Tenant, "P", "points", Encoding.UTF8.GetBytes(definition));
        Assert.Null(ProgramWrites.Publish(batch, Tenant, program.Id, 1, effectiveAt).Refusal);
        return program.Id;
    }

    public Task<Guid> EnrolAsync(Guid program, string? externalId = null, Instant? enrolledAt = null) =>
        DoAsync(batch => Enrol(batch, program, externalId, enrolledAt));

    public static Guid Enrol(Batch batch, Guid program, string? externalId = null, Instant? enrolledAt = null)
    {
        var id = batch.Ids.Next();
        Assert.Null(MemberWrites.Create(batch, Tenant, new MemberRecord
        {
            Id = id,
            ExternalId = externalId,
            CreatedAt = batch.Now,
            UpdatedAt = batch.Now,
            Accounts = [new Account
            {
                TenantId = Tenant, MemberId = id, ProgramId = program,
                EnrolledAt = enrolledAt ?? batch.Now.Plus(-TimeSpan.FromDays(300)),
            }],
        }));
        return id;
    }

    public PostPurchaseWork Purchase(
        Guid member, string externalId, long total = 1000, TimeSpan ago = default, RequestKey? key = null) =>
        new(Tenant, member, externalId, Order(total, Clock.Now.Plus(-ago)), key);

    public static Order Order(long total, Instant occurredAt) =>
        new() { OccurredAt = occurredAt, Source = "till", Currency = "CNY", Total = total };

    public Account Account(Guid member) =>
        Assert.Single(Readers.Read(session => MemberRows.State(session, Tenant, member)).Accounts);

    public Redemption Redemption(Guid member, Guid id) =>
        Readers.Read(session => RedemptionRow.Find(session, Tenant, member, id)!);

    public long Available(Guid member) => Account(member).BalanceAt(Clock.Now).Available;

    public MemberState State(Guid member) => Readers.Read(session => MemberRows.State(session, Tenant, member));

    public List<LedgerEntry> Entries(Guid member)
    {
        var account = Account(member);
        return Readers.Read(session => LedgerReader.Walk(session, account).Reverse().ToList());
    }

    public LedgerFinding? Verify(Guid member)
    {
        var account = Account(member);
        return Readers.Read(session => LedgerReader.Verify(session, new LedgerVerifier(account), account));
    }

    public long Count(string table) => Scalar<long>($"SELECT COUNT(*) FROM {table}");

    public T Scalar<T>(string sql) => Readers.Read(session =>
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        return (T)Convert.ChangeType(command.ExecuteScalar()!, typeof(T));
    });

    /// <summary>Runs SQL behind the ledger's back.</summary>
    public Task<int> TamperAsync(string sql, params (string Name, object Value)[] values) => DoAsync(batch =>
    {
        using var command = batch.Session.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command.ExecuteNonQuery();
    });

    public static JsonElement Json(WorkResult result)
    {
        Assert.True(result.Refusal is null, result.Refusal?.ToString());
        using var document = JsonDocument.Parse(result.Answer!.Body);
        return document.RootElement.Clone();
    }

    /// <summary>The first program's result in the answer to a purchase or return.</summary>
    public static JsonElement Result(WorkResult result) => Json(result).GetProperty("results")[0];

    /// <summary>The stored id in an answer; the other half is its member's.</summary>
    public static Guid IdOf(WorkResult result, string prefix)
    {
        var answer = Json(result);
        Assert.True(MemberOwnedId.TryParse(prefix, answer.GetProperty("id").GetString(), out var id));
        Assert.Equal(PublicId.Parse(PublicId.Member, answer.GetProperty("memberId").GetString()), id.MemberId);
        return id.Id;
    }

    public void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
    }
}
