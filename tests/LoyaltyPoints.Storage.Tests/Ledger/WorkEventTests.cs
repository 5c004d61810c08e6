using System.Reflection;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public sealed class WorkEventTests
{
    private static readonly Dictionary<Type, string> Silent = new()
    {
        [typeof(PostPurchaseWork)] = "tells itself: less than it answers",
        [typeof(RaiseAlertsWork)] = "each alert tells of itself",
        [typeof(SettleMemberWork)] = "accounts tell what time did to them",
        [typeof(MakeCodesWork)] = "tens of thousands of codes are no news one by one",
    };

    [Fact]
    public void A_work_is_added_then_it_says_what_tells_of_it() => Assert.Empty(
        from type in typeof(Work).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(Work)) && !type.IsAbstract && !Silent.ContainsKey(type)
        where type.GetProperty("Tells", BindingFlags.Instance | BindingFlags.NonPublic)!.DeclaringType == typeof(Work)
        select type.Name);

    [Fact]
    public void Types_are_listed_then_each_once_with_what_it_tells()
    {
        var constants = typeof(EventTypes).GetFields().Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(constants, EventTypes.All.Select(known => known.Type));
        Assert.Equal(constants.Count, constants.Distinct().Count());
        Assert.All(EventTypes.All, known => Assert.Matches(@"^[a-z_]+\.[a-z_]+$", known.Type));
        Assert.All(EventTypes.All, known => Assert.EndsWith(".", known.Description));
    }

    [Theory]
    [InlineData("purchase.recorded", "purchase.recorded", true)]
    [InlineData("purchase.*", "purchase.recorded", true)]
    [InlineData("*", "purchase.recorded", true)]
    [InlineData("purchase.*", "purchases.recorded", false)]
    [InlineData("purchase", "purchase.recorded", false)]
    [InlineData("pur*", "purchase.recorded", false)]
    [InlineData("", "purchase.recorded", false)]
    public void A_pattern_fits_or_not(string pattern, string type, bool fits) =>
        Assert.Equal(fits, EventPattern.Fits([pattern], type));

    [Fact]
    public void An_id_is_one_tenants_then_another_finds_nothing()
    {
        var id = EventId.Of(7, 123);

        Assert.Equal(123, EventId.SequenceOf(7, id));
        Assert.Null(EventId.SequenceOf(8, id));
        Assert.Null(EventId.SequenceOf(7, Guid.Empty));
    }
}
