using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Tests.Memberships;

/// <summary>
/// One member of a VIP program and what happens, step by step, such as <c>2026-01-31 10:00 join monthly</c>. Times are
/// local to the program, or have an offset. Payments are what is due, unless an amount is given.
/// </summary>
internal sealed class VipStory
{
    public static readonly Guid Member = new(7, 0, 0, new byte[8]);
    public static readonly Guid Program = new(8, 0, 0, new byte[8]);

    private readonly IdGenerator ids = new();
    private readonly Account enrolled = new()
    {
        TenantId = 1, MemberId = Member, ProgramId = Program, EnrolledAt = new Instant(0),
    };

    private readonly MemberState member = new(1, Member);
    private CompiledProgram program;

    public VipStory(string zone = "Europe/Berlin", bool negativeAllowed = true, MembershipDefinition? definition = null)
    {
        program = Compile(zone, negativeAllowed, definition ?? Definition);
        member.Put(enrolled);
    }

    public static MembershipDefinition Definition { get; } = new()
    {
        Plans =
        [
            Plan("monthly", "P1M", 1000, 900, units: 50),
            Plan("better", "P1M", 3100, 3000, units: 80),
            Plan("yearly", "P1Y", 36500, 30000, units: 500, trial: "P14D"),
            Plan("weekly", "P7D", 700, 700),
            Plan("forever", null, 50000, 0),
            Plan("free", "P1M", 0, 0, trial: "P7D"),
        ],
        PastDue = CalendarPeriod.Parse("P3D"),
        Grace = CalendarPeriod.Parse("P7D"),
        RefundWithin = CalendarPeriod.Parse("P14D"),
    };

    public List<LedgerEntry> Entries { get; } = [];

    public MembershipTerms Terms => program.Membership!;

    public Account Account => member.Account(Program)!;

    public MembershipStanding Standing => Account.Standing.Membership!;

    /// <summary>Of the latest step.</summary>
    public Instant Now { get; private set; }

    public RecordedPayment? Payment { get; private set; }

    public static PlanDefinition Plan(
        string id, string? interval, long initial, long renewal, long units = 0, string? trial = null) => new()
    {
        Id = id, Name = id, InitialFee = initial, RenewalFee = renewal, UnitsPerPeriod = units,
        Interval = interval is null ? null : CalendarPeriod.Parse(interval),
        Trial = trial is null ? null : CalendarPeriod.Parse(trial),
    };

    /// <summary>Steps that must not be refused, separated by semicolons.</summary>
    public VipStory Tell(string steps)
    {
        foreach (var step in steps.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            Assert.Null(Try(step));
        return this;
    }

    /// <summary>One step; the code of its refusal, or null.</summary>
    public string? Try(string step) => Decide(step).Refusal?.Code;

    public Refusal? Refusal(string step) => Decide(step).Refusal;

    /// <summary>From now on the program has other rules.</summary>
    public void Become(MembershipDefinition definition) =>
        program = Compile(program.Definition.TimeZone, program.ClawbackMayGoNegative, definition);

    public Instant At(string when) => when.Contains('Z') || when.Contains('+') ? Rules.Given.At(when)
        : Terms.Calendar.InstantOf(DateTime.Parse(when));

    public string StatusAt(string when) => Word(Terms.StatusAt(Standing, At(when)));

    public static string Word(MembershipStatus status) => $"{char.ToLowerInvariant($"{status}"[0])}{$"{status}"[1..]}";

    /// <summary>An instant as the program's clocks show it.</summary>
    public string Local(Instant at) =>
        at == Instant.Never ? "never" : Terms.Calendar.LocalTime(at).ToString("yyyy-MM-dd HH:mm");

    public Account Put(Account account)
    {
        member.Put(account);
        return account;
    }

    private Decision<MembershipChange> Decide(string step)
    {
        var words = step.Split(' ');
        Now = At($"{words[0]} {words[1]}");
        var decision = Decide(words[2], words.Length > 3 ? words[3] : "", words.Length > 4 ? words[4] : null);
        if (decision.Value is { } change) Payment = change.Payment;
        foreach (var one in decision.Changes) Entries.AddRange(one.Entries);
        foreach (var one in decision.Changes) member.Apply(one.Complete(Context));
        return decision;
    }

    private Decision<MembershipChange> Decide(string verb, string word, string? amount)
    {
        Payment? Paying(long? due) =>
            amount == "unpaid" ? null : new Payment("r", amount is null ? due ?? 0 : long.Parse(amount), "EUR");

        return verb switch
        {
            "join" => Join(new JoinMembership(Program, word, Paying(Terms.Plan(word)?.InitialFee))),
            "trial" => Join(new JoinMembership(Program, word, null)),
            "renew" => On(new RenewMembership(amount is null && word == "unpaid" ? null : Paying(RenewalDue(word)))),
            "change" => On(new ChangePlan(word, Paying(0))),
            "cancelAtEnd" => On(new CancelMembership(true)),
            "cancelNow" => On(new CancelMembership(false)),
            "refund" => On(new RefundMembership("asked for")),
            _ => throw new ArgumentException(verb),
        };
    }

    private long RenewalDue(string word)
    {
        if (word.Length > 0) return long.Parse(word);
        var plan = Account.Standing.Membership is { } standing ? Terms.Plan(standing.PlanId) : null;
        return (Account.Standing.Membership?.Paid.Count == 0 ? plan?.InitialFee : plan?.RenewalFee) ?? 0;
    }

    private Decision<MembershipChange> Join(JoinMembership command) =>
        command.Decide(ids.Next(Now), Context);

    private Decision<MembershipChange> On(MembershipCommand command) => command.Decide(
        Account.Standing.Membership?.MembershipId ?? Guid.Empty, Program, Context);

    private DecisionContext Context => new(member, Catalog(), Now, ids.At(Now));

    private ProgramCatalog Catalog() =>
        new([new ProgramVersions(Program, [new PublishedVersion(Instant.Beginning, program)])]);

    private static CompiledProgram Compile(string zone, bool negativeAllowed, MembershipDefinition definition) =>
        CompiledProgram.Compile(Program, 1, new ProgramDefinition
        {
            Type = ProgramType.Vip, Name = "Club", Currency = "EUR", TimeZone = zone,
            Earning = new EarningDefinition { Rules = [] }, NegativeBalanceAllowed = negativeAllowed,
            Membership = definition,
        });
}
