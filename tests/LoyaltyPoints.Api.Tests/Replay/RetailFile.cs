using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>The file, as the command reads it.</summary>
internal static class RetailFile
{
    public const string Map =
        "invoice=invoice,line=stock_code,quantity=quantity,at=invoice_date,price=unit_price,customer=customer_id";

    public static readonly ShopTime London = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    public static SalesContent Content()
    {
        var file = SalesFile.Read(RetailFactAttribute.File, ColumnMap.Parse(Map, out _)!, London);
        Assert.Empty(file.Faults);
        var content = SalesContent.Of(file.Lines, "C", 2, out var faults);
        Assert.Empty(faults);
        return content;
    }

    /// <summary>What is to be sent, of <see cref="SomeCustomers"/>.</summary>
    public static ReplayPlan PlanOfSome() =>
        new([.. Content().Plan.Steps.Where(step => SomeCustomers.Take(step.Order.Customer))]);
}
