using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>The columns that say what a row is about, alike in every table that has them.</summary>
internal static class TouchColumns
{
    public static readonly Column[] All =
        [Id("purchase_id"), Text("contact"), Text("store"), Text("channel"), Bytes("goods")];

    public static RowSet Add(this RowSet rows, TouchPoint touch) =>
        rows.Add(touch.PurchaseId ?? Guid.Empty).Add(touch.Contact).Add(touch.Store).Add(touch.Channel)
            .Add(touch.Goods is null ? [] : JsonSerializer.SerializeToUtf8Bytes(touch.Goods, CoreJson.Default.Goods));

    /// <param name="first">The column at which they begin.</param>
    public static TouchPoint Read(IRow row, int first)
    {
        var purchase = row.GetGuid(first);
        var goods = row.GetBytes(first + 4);
        return new TouchPoint(
            purchase == Guid.Empty ? null : purchase, row.GetText(first + 1), row.GetText(first + 2),
            row.GetText(first + 3),
            goods.IsEmpty ? null : JsonSerializer.Deserialize(goods, CoreJson.Default.Goods));
    }
}
