using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Tests.Standings;
using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Transfers;

/// <summary>
/// Random histories of members who earn, give, spend alone or together, while time goes by; beside them a model that
/// knows nothing but units by member and by day of expiry.
/// </summary>
public sealed class TransferProperties(ITestOutputHelper output)
{
    private const int Members = 5;

    [Fact]
    public void Members_give_and_spend_together_then_units_are_conserved_and_each_chain_proves_its_account() =>
        Seeds.ForEach(output, 150, seed =>
        {
            var random = new Random(seed);
            var circle = new Circle().Live("1:owner 2:spender 3:earner 4:spender 5:owner");
            var model = new Dictionary<int, SortedDictionary<int, long>>();
            for (var number = 1; number <= Members; number++) model[number] = [];
            for (var number = 1; number <= Members; number++) circle.Enrol(number);
            for (var (step, day) = (0, 1); step < 120; step++)
            {
                var (one, other, units) =
                    (random.Next(1, Members + 1), random.Next(1, Members + 1), (long)random.Next(1, 60));
                switch (random.Next(6))
                {
                    case 0:
                        day += random.Next(3);
                        circle.Now = Circle.Day(day);
                        foreach (var lots in model.Values)
                            foreach (var gone in lots.Keys.Where(expiry => expiry <= day).ToList()) lots.Remove(gone);
                        break;
                    case 1 or 2:
                        var until = day + random.Next(1, 20);
                        circle.Enrol(one, $"{until}:{units}");
                        model[one][until] = model[one].GetValueOrDefault(until) + units;
                        break;
                    case 3:
                        var given = one != other && model[one].Values.Sum() >= units;
                        Assert.Equal(given, circle.Transfer(one, other, units).Value is not null);
                        if (given) Take(model, [one], units, other);
                        break;
                    case 4:
                        var spent = model[one].Values.Sum() >= units;
                        Assert.Equal(spent, circle.Spend(one, units).Value is not null);
                        if (spent) Take(model, [one], units, null);
                        break;
                    default:
                        Pool(circle, model, one, units * 3);
                        break;
                }

                for (var number = 1; number <= Members; number++)
                    Assert.Equal(
                        string.Join(' ', model[number].Select(lot => $"{lot.Key}:{lot.Value}")), circle.Lots(number));
            }

            circle.Verify();
            Assert.Equal(
                -circle.Sum(Bucket.Issued),
                circle.Sum(Bucket.Available) + circle.Sum(Bucket.Redeemed) + circle.Sum(Bucket.Expired));
        });

    private static void Pool(
        Circle circle, Dictionary<int, SortedDictionary<int, long>> model, int spender, long units)
    {
        var enough = model.Values.Sum(lots => lots.Values.Sum()) >= units;
        var expected = spender == 3 ? "role_may_not_spend" : enough ? "" : "insufficient_units";
        var actual = circle.SpendPooled(spender, units, null);
        Assert.Equal(expected, actual.Contains('_') ? actual : "");
        if (expected.Length > 0) return;
        var lack = units - model[spender].Values.Sum();
        if (lack > 0) Take(model, [.. model.Keys.Where(number => number != spender).Order()], lack, spender);
        Take(model, [spender], units, null);
    }

    // Unit by unit: the next one always from whoever has the soonest to expire, the first of several.
    private static void Take(
        Dictionary<int, SortedDictionary<int, long>> model, int[] from, long units, int? to)
    {
        for (; units > 0; units--)
        {
            var giver = from.Where(number => model[number].Count > 0).MinBy(number => model[number].First().Key);
            var expiry = model[giver].First().Key;
            if (--model[giver][expiry] == 0) model[giver].Remove(expiry);
            if (to is { } receiver) model[receiver][expiry] = model[receiver].GetValueOrDefault(expiry) + 1;
        }
    }
}
