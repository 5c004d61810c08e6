using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Writes the steps of a plan as requests. The same file gives the same requests, byte by byte.</summary>
/// <param name="Program">Id of the program that members are enrolled in.</param>
/// <param name="Source">Names the file to the service, together with each invoice.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Time">The shop's clock.</param>
public sealed record ReplayRequests(string Program, string Source, string Currency, ShopTime Time)
{
    /// <summary>When members were enrolled; null: when the day of their first sale began, so that it earns.</summary>
    public DateTimeOffset? EnrolledSince { get; init; }

    /// <summary>Names of customers; those that are absent have none.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public NewMember Member(SaleOrder first) =>
        new(first.Customer, [Program], EnrolledAt(first), Names.GetValueOrDefault(first.Customer));

    public NewEnrollment Enrollment(SaleOrder first) => new(Program, EnrolledAt(first));

    /// <summary>External id: the invoice.</summary>
    public NewPurchase Purchase(SaleOrder order) => new(
        Source, order.Invoice, order.At, new MemberReference(order.Customer), Currency, order.Total,
        [.. order.Lines.Select(line => new NewPurchaseLine(
            line.Id, line.Sku.Length == 0 ? null : line.Sku, line.Category, line.Quantity, line.Amount))],
        order.Store);

    /// <summary>
    /// External id: both invoices, <c>C536379/536378</c>, because one return invoice may take back of several orders.
    /// Names pieces only: the service gives back the share of the line that was paid.
    /// </summary>
    public NewReturn Return(SaleReturn back) => new(
        Source, $"{back.Invoice}/{back.Order.Invoice}", back.At,
        [.. back.Lines.Select(line => new NewReturnLine(line.LineId, line.Quantity))]);

    private DateTimeOffset EnrolledAt(SaleOrder first) => EnrolledSince ?? Time.StartOfDay(first.At);
}
