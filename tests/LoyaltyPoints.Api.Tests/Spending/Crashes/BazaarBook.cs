using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Campaigns;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Spending.Crashes;

/// <summary>What must have become of a bazaar by the answers alone, held against what the server says.</summary>
internal sealed class BazaarBook(Bazaar bazaar, IReadOnlyList<Errand> errands, ApiClient api)
{
    private ILookup<Errand?, Errand> Later { get; } = errands.ToLookup(errand => errand.About);

    /// <summary>Each reservation has one end, of which all answers about it tell, and spent what they say.</summary>
    /// <returns>How many ended in which way.</returns>
    public async Task<IReadOnlyDictionary<string, int>> CheckRedemptionsAsync()
    {
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var redemption in Done(ErrandKind.Redemption))
        {
            var kept = (await api.GetAsync($"/v1/redemptions/{redemption.Id}")).Expect(200).Json;
            var status = (string)kept["status"]!;
            var end = status is "voided" or "lapsed" ? status : "captured";
            ends[end] = ends.GetValueOrDefault(end) + 1;
            // Of what lapsed nobody may ever have heard again.
            Assert.Equal([end], Told(redemption).DefaultIfEmpty("lapsed").Distinct());
            var (captured, reversed) = (Captured(redemption), Reversed(redemption));
            Assert.Equal((captured, reversed), ((long)kept["capturedUnits"]!, (long)kept["reversedUnits"]!));
            Assert.Equal(
                reversed == 0 ? end : reversed < captured ? "partly_reversed" : "reversed", status);
        }

        return ends;
    }

    /// <summary>Balances are what was earned, spent, given back and transferred; a household's as one.</summary>
    public async Task CheckBalancesAsync()
    {
        foreach (var group in bazaar.Members.Skip(Bazaar.HouseholdSize).Select(member => (string[])[member])
            .Append([.. bazaar.Household]))
        {
            var (available, reserved) = (0L, 0L);
            foreach (var member in group)
            {
                var row = await api.BalanceAsync(member, bazaar.Program);
                (available, reserved) = (available + (long)row["available"]!, reserved + (long)row["reserved"]!);
            }

            Assert.Equal((group.Sum(Expected), 0), (available, reserved));
        }
    }

    /// <summary>As many of the item are gone as were captured and not given back, and the rest can be had.</summary>
    public async Task CheckStockAsync()
    {
        var had = Done(ErrandKind.Redemption).Where(one => (string?)one.Body["rewardId"] == bazaar.Item)
            .Count(one => Captured(one) > Reversed(one));
        var stock = await api.StockAsync(bazaar.Item);
        Assert.Equal(
            (had, 0L, Bazaar.Stock - had),
            ((long)stock["captured"]!, (long)stock["reserved"]!, (long)stock["left"]!));
        var member = await api.CreateMemberWithAsync(bazaar.Program, Bazaar.Stock * Bazaar.ItemCost);
        for (var left = Bazaar.Stock - had; left > 0; left--) (await api.TakeAsync(member, bazaar.Item)).Expect(201);
        (await api.TakeAsync(member, bazaar.Item)).ExpectProblem(409, "sold_out");
    }

    /// <summary>The campaign has given what purchases and their returns say, and gives the rest to the unit.</summary>
    public async Task CheckBudgetAsync()
    {
        var given = Done(ErrandKind.Purchase).Sum(purchase => Later[purchase]
            .Where(one => one is { Kind: ErrandKind.Return, Done: not null })
            // Each return says what the purchase has had net of it; it only grows less.
            .Select(one => CampaignSteps.ByCampaigns(one.Done!)).Append(CampaignSteps.ByCampaigns(purchase.Done!))
            .Min());
        Assert.Equal((Bazaar.Budget, given, 0, Bazaar.Budget - given), await api.BudgetAsync(bazaar.Campaign));
        var member = await api.CreateMemberAsync(bazaar.Program);
        for (var more = given; more < Bazaar.Budget;)
        {
            var last = CampaignSteps.ByCampaigns(await api.PostPurchaseAsync(member, 10_00));
            Assert.InRange(last, 1, Bazaar.Budget - more);
            more += last;
        }

        Assert.Equal(0, CampaignSteps.ByCampaigns(await api.PostPurchaseAsync(member, 10_00)));
    }

    /// <summary>The code has the uses that were not given back, and the card the money; the rest can be had.</summary>
    public async Task CheckVouchersAsync()
    {
        var (uses, paid) = (0L, 0L);
        foreach (var use in Done(ErrandKind.Use))
        {
            var released = Later[use].Where(one => one.Done is not null).ToList();
            if (use.Body["amount"] is not null)
                paid += (long)use.Done!["amount"]! - released.Sum(one => (long)(int)one.Body["amount"]!);
            else uses += 1 - released.Count;
        }

        Assert.InRange(uses, 0, Bazaar.Uses);
        Assert.Equal(uses, (long)(await api.VoucherAsync(bazaar.Code))["uses"]!);
        for (var left = Bazaar.Uses - uses; left > 0; left--) (await api.UseAsync(bazaar.Code)).Expect(201);
        (await api.UseAsync(bazaar.Code)).ExpectProblem(422, "voucher_used_up");
        Assert.Equal(Bazaar.CardBalance - paid, (long)(await api.VoucherAsync(bazaar.Card))["balance"]!);
    }

    private IEnumerable<Errand> Done(ErrandKind kind) =>
        errands.Where(errand => errand.Kind == kind && errand.Done is not null);

    // How a redemption ended, by each answer that says.
    private IEnumerable<string> Told(Errand redemption)
    {
        if ((string)redemption.Body["mode"]! == "capture") yield return "captured";
        foreach (var later in Later[redemption])
        {
            if (later.Done is not null && later.Kind is ErrandKind.Capture or ErrandKind.Reversal)
                yield return "captured";
            if (later is { Kind: ErrandKind.Void, Done: not null }) yield return "voided";
            foreach (var code in later.RefusedWith)
                if (code is "redemption_captured" or "redemption_voided" or "redemption_lapsed")
                    yield return code["redemption_".Length..];
        }
    }

    private long Captured(Errand redemption)
    {
        if ((string)redemption.Body["mode"]! == "capture") return (long)redemption.Done!["units"]!;
        var captures = Later[redemption].Where(one => one.Kind == ErrandKind.Capture && one.Done is not null)
            .Select(one => (long)one.Done!["capturedUnits"]!).Distinct();
        return captures.SingleOrDefault();
    }

    // By hand, and with what was returned of the purchase that it paid for.
    private long Reversed(Errand redemption) => Later[redemption].Where(later => later.Done is not null).Sum(later =>
        later.Kind == ErrandKind.Reversal ? (int)later.Body["units"]!
        : later.Kind == ErrandKind.Purchase ? Later[later].Sum(one => one.GivesBack) : 0);

    private long Expected(string member)
    {
        var spent = Done(ErrandKind.Redemption).Where(one => (string)one.Body["memberId"]! == member)
            .Sum(one => Captured(one) - Reversed(one));
        var earned = Done(ErrandKind.Purchase).Where(one => (string)one.Body["member"]!["id"]! == member)
            .Sum(one => Units(one) + Later[one].Where(later => later.Done is not null).Sum(Units));
        var transferred = Done(ErrandKind.Transfer).Sum(one => (int)one.Body["units"]!
            * (((string)one.Body["to"]! == member ? 1 : 0) - ((string)one.Body["from"]! == member ? 1 : 0)));
        return Bazaar.OpeningUnits + earned + transferred - spent;
    }

    private static long Units(Errand earned) =>
        earned.Done!["results"]!.AsArray().Sum(result => (long)result!["units"]!);
}
