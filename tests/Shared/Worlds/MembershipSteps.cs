using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Draws what a member of a VIP program does about the membership; mostly pays what is due.</summary>
internal sealed class MembershipSteps(Random random)
{
    private int payments;

    public WorldStep Next(DecisionContext context, IReadOnlyList<CompiledProgram> programs)
    {
        var program = programs.Single(program => program.Membership is not null);
        var membership = context.Member.Account(program.ProgramId)?.Standing.Membership;
        var plan = program.Definition.Membership!.Plans[random.Next(random.Next(4) == 0 ? 3 : 2)];
        if (membership is null || random.Next(6) == 0)
            return new Join(program.ProgramId, plan.Id, random.Next(3) == 0 ? null : Pay(plan.InitialFee));
        MembershipCommand command = random.Next(10) switch
        {
            < 4 => new RenewMembership(Pay(Due(program, membership))),
            < 6 => new ChangePlan(plan.Id, Upgrade(program, membership, plan, context.Now)),
            < 8 => new RefundMembership("not wanted"),
            _ => new CancelMembership(random.Next(2) == 0),
        };
        return new ChangeMembership(program.ProgramId, command);
    }

    private static long Due(CompiledProgram program, MembershipStanding membership)
    {
        var plan = program.Membership!.Plan(membership.PlanId)!;
        return membership.Paid.Count == 0 ? plan.InitialFee : plan.RenewalFee;
    }

    private Payment? Upgrade(CompiledProgram program, MembershipStanding membership, PlanDefinition plan, Instant now)
    {
        var credit = Proration.Credit(membership.Paid.Open, now, program.Membership!.Calendar);
        var due = Math.Max(0, plan.InitialFee - credit);
        return due == 0 ? null : Pay(due);
    }

    private Payment Pay(long amount) =>
        new($"payment {++payments}", random.Next(12) == 0 ? amount + 1 : amount, "CNY");
}
