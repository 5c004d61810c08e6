using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Spending.Crashes;

/// <summary>Thinks up what a customer wants next, by chance and by what was done for this customer before.</summary>
internal sealed class ErrandMaker(Bazaar bazaar, string name, Random random)
{
    private readonly List<Errand> made = [];
    private readonly Queue<Func<Errand>> plan = [];

    /// <summary>All so far, in the order in which they were thought up.</summary>
    public IReadOnlyList<Errand> Made => made;

    /// <returns>One, or several that are to be sent at once.</returns>
    public IReadOnlyList<Errand> Next()
    {
        var next = plan.Count > 0 && random.Next(2) == 0 ? [plan.Dequeue()()] : Any();
        made.AddRange(next);
        return next;
    }

    private List<Errand> Any() => random.Next(100) switch
    {
        < 16 => [Purchase()],
        < 25 when Pick(ErrandKind.Purchase) is { } bought => [Return(bought)],
        < 50 => [Redemption()],
        < 65 when Reserved() is { } reserved => End(reserved),
        < 71 when Payment() is { } payment => [Paid(payment)],
        < 77 when Captured() is { } spent => [Reversal(spent)],
        < 84 => [Transfer()],
        < 93 => [Use()],
        < 97 when Pick(ErrandKind.Use) is { } used => [Release(used)],
        < 99 => [Purchase()],
        _ => [Make(ErrandKind.Clock, "/v1/test-clock/advance", new() { ["by"] = "PT4M" })],
    };

    private Errand Purchase()
    {
        var body = Bodies.Purchase(Member(), random.Next(1, 60) * 5_00, $"{name}-{made.Count}");
        return Natural(ErrandKind.Purchase, "/v1/purchases", body);
    }

    private Errand Return(Errand bought)
    {
        var body = Bodies.Return(random.Next(1, 15) * 5_00, $"{name}-{made.Count}");
        return Natural(ErrandKind.Return, $"/v1/purchases/{bought.Id}/returns", body, bought);
    }

    private Errand Redemption()
    {
        var body = new JsonObject { ["memberId"] = Member(), ["mode"] = "reserve" };
        switch (random.Next(6))
        {
            case 0 or 1:
                body["rewardId"] = bazaar.Item;
                break;
            case 2:
                body["rewardId"] = bazaar.Payment;
                body["units"] = random.Next(1, 4) * 10;
                body["order"] = new JsonObject { ["currency"] = "CNY", ["total"] = 100_00 };
                break;
            case 3:
                body["programId"] = bazaar.Program;
                body["units"] = random.Next(1, 90);
                body["memberId"] = bazaar.Members[random.Next(Bazaar.HouseholdSize)];
                body["fromHousehold"] = true;
                break;
            default:
                body["programId"] = bazaar.Program;
                body["units"] = random.Next(1, 30);
                break;
        }

        if (random.Next(3) == 0) body["mode"] = "capture";
        else if (random.Next(3) == 0) body["expiresIn"] = "PT5M";
        return Make(ErrandKind.Redemption, "/v1/redemptions", body);
    }

    // Sometimes both ends at once: one of them comes first.
    private List<Errand> End(Errand reserved)
    {
        var capture = new JsonObject();
        if (reserved.Body["rewardId"] is null && random.Next(2) == 0)
            capture["units"] = random.Next(1, (int)reserved.Done!["units"]! + 1);
        Errand[] ends = [GoOn(ErrandKind.Capture, "capture", capture), GoOn(ErrandKind.Void, "void", [])];
        return random.Next(3) == 0 ? [.. ends] : [ends[random.Next(3) / 2]];

        Errand GoOn(ErrandKind kind, string step, JsonObject body) =>
            Make(kind, $"/v1/redemptions/{reserved.Id}/{step}", body, reserved);
    }

    // Next, what is reserved for it is captured, and it comes back in pieces, with errands of other kinds between.
    private Errand Paid(Errand payment)
    {
        var bought = Natural(
            ErrandKind.Purchase, "/v1/purchases",
            Bodies.Purchase((string)payment.Body["memberId"]!, 100_00, $"{name}-{made.Count}")
                .With("paidWithUnits", (long)payment.Done!["amount"]!).With("redemptionId", payment.Id),
            payment);
        plan.Enqueue(() => Make(ErrandKind.Capture, $"/v1/redemptions/{payment.Id}/capture", [], payment));
        for (var piece = 0; piece < 3; piece++)
            plan.Enqueue(() => bought.Done is null ? Purchase() : Return(bought));
        return bought;
    }

    private Errand Reversal(Errand spent) => Make(
        ErrandKind.Reversal, $"/v1/redemptions/{spent.Id}/reverse",
        new() { ["units"] = random.Next(1, (int)spent.Done!["units"]! + 1) }, spent);

    private Errand Transfer()
    {
        var from = random.Next(bazaar.Members.Count);
        var to = (from + random.Next(1, bazaar.Members.Count)) % bazaar.Members.Count;
        return Make(ErrandKind.Transfer, "/v1/transfers", new()
        {
            ["from"] = bazaar.Members[from], ["to"] = bazaar.Members[to], ["programId"] = bazaar.Program,
            ["units"] = random.Next(1, 60),
        });
    }

    private Errand Use()
    {
        var isCard = random.Next(2) == 0;
        var member = random.Next(2) == 0 ? Member() : null;
        var body = VoucherSteps.Use($"{name}-{made.Count}", member, amount: isCard ? random.Next(1, 200) : null);
        var code = isCard ? bazaar.Card : bazaar.Code;
        return Natural(ErrandKind.Use, $"/v1/vouchers/{code}/redeem", body);
    }

    private Errand Release(Errand used)
    {
        var body = new JsonObject { ["useId"] = used.Id };
        if (used.Body["amount"] is { } amount) body["amount"] = random.Next(1, (int)(long)amount + 1);
        var code = body["amount"] is null ? bazaar.Code : bazaar.Card;
        return Make(ErrandKind.Release, $"/v1/vouchers/{code}/release", body, used);
    }

    // It has a natural key, and need not have another.
    private Errand Natural(ErrandKind kind, string path, JsonObject body, Errand? about = null) =>
        new(kind, path, body.With("source", name), random.Next(2) == 0 ? null : Key(), about);

    private Errand Make(ErrandKind kind, string path, JsonObject body, Errand? about = null) =>
        new(kind, path, body, Key(), about);

    // Two that are sent at once are two.
    private string Key() => Bodies.Unique(name);

    private string Member() => bazaar.Members[random.Next(bazaar.Members.Count)];

    // Those that have ended too, now and then.
    private Errand? Reserved() => Pick(
        ErrandKind.Redemption,
        errand => (string)errand.Body["mode"]! == "reserve" && (random.Next(4) == 0 || !IsCaptured(errand)));

    private Errand? Captured() => Pick(
        ErrandKind.Redemption, errand => random.Next(4) == 0 || IsCaptured(errand));

    private Errand? Payment() => Pick(
        ErrandKind.Redemption,
        errand => (string?)errand.Body["rewardId"] == bazaar.Payment && (
            random.Next(4) == 0 || !made.Exists(one => one.Kind == ErrandKind.Purchase && one.About == errand)));

    private bool IsCaptured(Errand redemption) => (string)redemption.Body["mode"]! == "capture"
        || made.Exists(one => one is { Kind: ErrandKind.Capture, Done: not null } && one.About == redemption);

    private Errand? Pick(ErrandKind kind, Func<Errand, bool>? isMeant = null)
    {
        // Mostly of late, so that reservations are met while they are open.
        var done = made.Where(errand => errand.Kind == kind && errand.Done is not null)
            .Where(isMeant ?? (static _ => true)).TakeLast(6).ToList();
        return done.Count == 0 ? null : done[random.Next(done.Count)];
    }
}
