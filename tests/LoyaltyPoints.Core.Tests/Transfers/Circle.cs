using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Transfers;

namespace LoyaltyPoints.Core.Tests.Transfers;

/// <summary>
/// Members 1, 2, 3, ... of one program, and short words for what passes between them. Days are counted from 1970, in
/// UTC; lots are written by expiry and units, such as <c>5:10 never:3</c>.
/// </summary>
internal sealed class Circle
{
    public static readonly Guid Program = new(9, 0, 0, new byte[8]);

    private readonly IdGenerator ids = new();
    private readonly SortedDictionary<int, MemberState> members = [];
    private readonly ProgramCatalog catalog;

    public Circle(Func<ProgramDefinition, ProgramDefinition>? change = null)
    {
        var definition = new ProgramDefinition
        {
            Name = "Test", Currency = "CNY", TimeZone = "Etc/UTC", Earning = new EarningDefinition { Rules = [] },
        };
        var compiled = CompiledProgram.Compile(Program, 1, change?.Invoke(definition) ?? definition);
        catalog = new ProgramCatalog(
            [new ProgramVersions(Program, [new PublishedVersion(Instant.Beginning, compiled)])]);
    }

    public Instant Now { get; set; } = Day(1);

    public Dictionary<int, List<LedgerEntry>> Entries { get; } = [];

    public Household? Household { get; private set; }

    public static Instant Day(double day) => new((long)(day * 86_400_000));

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    public DecisionContext Context(int number) => new(Member(number), catalog, Now, ids.At(Now));

    public Account Account(int number) => Member(number).Account(Program)!;

    public long Available(int number) => Account(number).BalanceAt(Now).Available;

    /// <summary>An account with these lots.</summary>
    public Circle Enrol(int number, string lots = "")
    {
        var member = Member(number);
        if (member.Account(Program) is null)
            member.Put(new Account { TenantId = 1, MemberId = Id(number), ProgramId = Program, EnrolledAt = Day(0) });
        var posting = Context(number).Open(Account(number), ids.Next(Now));
        foreach (var (lot, units) in Parse(lots)) posting.Accrue(units, lot);
        Keep([AccountChange.Of(posting)]);
        return this;
    }

    /// <summary>Whatever a posting does to a member's account.</summary>
    public void Post(int number, Action<Posting> act)
    {
        var posting = Context(number).Open(Account(number), ids.Next(Now));
        act(posting);
        Keep([AccountChange.Of(posting)]);
    }

    public Decision<Transfer> Transfer(int from, int to, long units) => Keep(
        new TransferUnits(Program, units, null).Decide(ids.Next(Now), Context(from), Context(to)));

    public Decision<Gift> Give(int number, long units, double? expiry = null) => Keep(
        new GiveUnits(Program, units, "Sorry", "tests", expiry is { } day ? Day(day) : null)
            .Decide(ids.Next(Now), Context(number)));

    public Decision<Redemption> Spend(int number, long units) =>
        Keep(new RedeemUnits(Program, units).Decide(ids.Next(Now), Context(number)));

    /// <summary>A household of these members, such as <c>1:owner 2:earner</c>.</summary>
    public Circle Live(string roles)
    {
        Household = new Household(Guid.Empty, null,
            [.. from word in roles.Split(' ')
                let parts = word.Split(':')
                select new HouseholdMember(
                    Id(int.Parse(parts[0])), Enum.Parse<HouseholdRole>(parts[1], ignoreCase: true), Now)], Now);
        return this;
    }

    /// <summary>Spends from the household's pool.</summary>
    /// <param name="others">Whose accounts are at hand; null: of all others in it.</param>
    /// <returns>Who gave how much, such as <c>2:5 3:7</c>; or the code of a refusal.</returns>
    public string SpendPooled(int number, long units, params int[]? others)
    {
        others ??= Household is null ? []
            : [.. Household.Members.Select(member => NumberOf(member.MemberId)).Where(one => one != number)];
        var id = ids.Next(Now);
        var pooled = new PoolUnits(Program, units).Decide(
            id, Household, Context(number), [.. others.Select(Context)]);
        if (pooled.Value is null) return pooled.Refusal!.Code;
        var spent = new RedeemUnits(Program, units).Decide(id, pooled.Value.Spender);
        if (spent.Value is null) return spent.Refusal!.Code;
        Keep(pooled);
        Keep(spent);
        return string.Join(' ', pooled.Value.Transfers.Select(one => $"{NumberOf(one.From)}:{one.Units}"));
    }

    /// <summary>What can be spent now, lot by lot.</summary>
    public string Lots(int number) => string.Join(' ', Account(number).LotsAt(Now).Lots.Select(lot =>
        $"{(lot.Key.ExpiresAt == Instant.Never ? "never" : lot.Key.IsDebt ? "debt" : DayOf(lot.Key.ExpiresAt))}:"
        + lot.Available));

    /// <summary>Units in a bucket, over all accounts.</summary>
    public long Sum(Bucket bucket) => Entries.Values.SelectMany(entries => entries).Sum(entry =>
        entry.To == bucket ? entry.Units : entry.From == bucket ? -entry.Units : 0);

    /// <summary>Proves every account by its entries.</summary>
    public void Verify()
    {
        foreach (var (number, entries) in Entries)
            Assert.Null(Ledger.Book.Verify(Account(number), entries));
        Assert.Equal(0, Sum(Bucket.Transferred));
    }

    private static string DayOf(Instant at) => $"{at.UnixMilliseconds / 86_400_000}";

    private static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());

    private static IEnumerable<(LotKey Lot, long Units)> Parse(string lots) =>
        from word in lots.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        let parts = word.Split(':')
        let expiry = parts[0] == "never" ? Instant.Never : Day(int.Parse(parts[0]))
        select (new LotKey(Instant.Beginning, expiry), long.Parse(parts[1]));

    private MemberState Member(int number)
    {
        if (!members.TryGetValue(number, out var member)) members[number] = member = new MemberState(1, Id(number));
        return member;
    }

    private Decision<T> Keep<T>(Decision<T> decision)
        where T : class
    {
        Keep(decision.Changes);
        return decision;
    }

    private void Keep(IReadOnlyList<AccountChange> changes)
    {
        foreach (var decided in changes)
        {
            var number = NumberOf(decided.After.MemberId);
            var change = decided.Complete(Context(number));
            Member(number).Apply(change);
            if (!Entries.TryGetValue(number, out var entries)) Entries[number] = entries = [];
            entries.AddRange(change.Entries);
        }
    }
}
