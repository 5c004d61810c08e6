using System.Text.Json;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Tests.Simulations;

/// <summary>What a script really comes to in a tenant's programs, as the service would have it.</summary>
internal sealed class PlayedOut
{
    private static readonly DateOnly Birthday = new(1990, 2, 28);

    private readonly IdGenerator ids = new();
    private readonly MemberState member = new(1, new Guid(9, 0, 0, new byte[8])) { Birthday = Birthday };
    private readonly Dictionary<Guid, (Purchase Purchase, ReturnProgress Progress)> sold = [];
    private readonly List<(Purchase Purchase, Instant At)> purchases = [];
    private readonly List<(PurchaseReturn Return, ReturnPiece Piece, Instant At)> returns = [];

    public PlayedOut(IReadOnlyList<CompiledProgram> programs, IReadOnlyList<ScriptStep> script)
    {
        Catalog = new ProgramCatalog(programs.Select(program =>
            new ProgramVersions(program.ProgramId, [new PublishedVersion(Instant.Beginning, program)])));
        foreach (var program in programs)
        {
            member.Put(new Account
            {
                TenantId = 1, MemberId = member.MemberId, ProgramId = program.ProgramId,
                EnrolledAt = Script.Enrolled,
            });
            var context = Context(Script.Enrolled);
            if (new EnrolMember(program.ProgramId, Script.Enrolled).Decide(context.Ids.Next(), context) is { } change)
                member.Apply(change.Complete(context));
        }

        foreach (var step in script) Take(step);
    }

    public ProgramCatalog Catalog { get; }

    /// <summary>As it is recorded.</summary>
    public MemberHistory HistoryIn(Guid program)
    {
        var beginning = new MemberState(1, member.MemberId) { Birthday = Birthday };
        beginning.Put(MemberHistory.EmptyAccount(Account(program)));
        return new MemberHistory(
            beginning, Script.Enrolled,
            [.. purchases.Select(one => new PastPurchase(
                one.Purchase.Id, one.Purchase.Order, one.At,
                UnitTally.Of(one.Purchase.Results.Single(result => result.ProgramId == program))))],
            [.. returns.Select(one => new PastReturn(
                one.Return.Id, one.Return.PurchaseId, one.Piece, one.At, one.At,
                one.Return.Results.SingleOrDefault(result => result.ProgramId == program) is { } result
                    ? UnitTally.Of(result) : default))]);
    }

    public Account Account(Guid program) => member.Account(program)!;

    public string? TierAt(Guid program, Instant at) =>
        AccountTier.At(Account(program), Catalog.Find(program)!.At(at)!, Context(at)) is { } view
            ? view.Current?.Id ?? "none" : null;

    private void Take(ScriptStep step)
    {
        var context = Context(step.At);
        switch (step)
        {
            case IsSettled:
                Apply(SettleMember.Decide(context), context);
                break;
            case Buys buys:
                var bought = new PostPurchase(buys.Order).Decide(buys.Id, context);
                Apply(bought.Changes, context);
                purchases.Add((bought.Value!, step.At));
                sold[buys.Id] = (bought.Value!, ReturnProgress.Before(bought.Value!));
                break;
            case BringsBack back:
                var (purchase, progress) = sold[back.Purchase];
                var done = new PostReturn(purchase, back.Piece, step.At).Decide(back.Id, progress, context);
                // What is refused is not recorded.
                if (done.Value is not { } returned) break;
                Apply(done.Changes, context);
                sold[back.Purchase] = (purchase, returned.Progress);
                returns.Add((returned, back.Piece, step.At));
                break;
        }
    }

    private static void Apply(IReadOnlyList<AccountChange> changes, DecisionContext context)
    {
        foreach (var change in changes) context.Member.Apply(change.Complete(context));
    }

    private DecisionContext Context(Instant now)
    {
        var context = new DecisionContext(member, Catalog, now, ids.At(now));
        Occasions.Bring(context);
        return context;
    }
}

/// <summary>Examples of every kind of program in one shop, so that one history fits all.</summary>
internal static class ShopPrograms
{
    public static Guid IdOf(int kind) => new(kind + 1, 0, 0, new byte[8]);

    /// <param name="change">Puts another text in place of one in the definition; null: the example as it is.</param>
    public static CompiledProgram Of(string json, int kind, int version, (string Old, string New)? change = null)
    {
        foreach (var other in (string[])["GBP", "EUR", "USD", "JPY"])
            json = json.Replace($"\"currency\": \"{other}\"", "\"currency\": \"CNY\"", StringComparison.Ordinal);
        if (change is var (old, new_) && json.Replace(old, new_, StringComparison.Ordinal) is var changed)
        {
            Assert.NotEqual(json, changed);
            json = changed;
        }

        using var document = JsonDocument.Parse(json);
        var definition = ProgramDefinitionReader.Read(document.RootElement).Definition!;
        return CompiledProgram.Compile(IdOf(kind), version, definition with { TimeZone = "Asia/Shanghai" });
    }
}
