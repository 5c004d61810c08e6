using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;

namespace LoyaltyPoints.Core.Velocity;

/// <summary>Stored: never renumber.</summary>
public enum VelocityMarkKind : byte
{
    Purchase = 1,

    /// <summary>What a purchase earned in one program.</summary>
    Earned = 2,

    Redeemed = 3,
}

/// <summary>Something a member did that rules count.</summary>
/// <param name="At">When it was recorded, whenever it occurred.</param>
/// <param name="Subject">The program, or what identical purchases have in common.</param>
/// <param name="Id">Of the purchase or redemption.</param>
public readonly record struct VelocityMark(
    Instant At, VelocityMarkKind Kind, long Subject, long Count, long Units, Guid Id)
{
    /// <summary>A purchase as it is to be recorded: itself, and what it earned by program.</summary>
    public static IReadOnlyList<VelocityMark> Of(Purchase purchase)
    {
        var marks = new List<VelocityMark>(1 + purchase.Results.Count)
        {
            new(purchase.RecordedAt, VelocityMarkKind.Purchase, LikenessOf(purchase.Order), 1, 0, purchase.Id),
        };
        foreach (var result in purchase.Results)
        {
            if (result.Units <= 0) continue;
            marks.Add(new VelocityMark(
                purchase.RecordedAt, VelocityMarkKind.Earned, SubjectOf(result.ProgramId), 1, result.Units,
                purchase.Id));
        }

        return marks;
    }

    /// <summary>A redemption as it is to be recorded.</summary>
    public static IReadOnlyList<VelocityMark> Of(Redemption redemption) =>
    [
        new(redemption.RecordedAt, VelocityMarkKind.Redeemed, SubjectOf(redemption.ProgramId), 1, redemption.Units,
            redemption.Id),
    ];

    internal static long SubjectOf(Guid programId) => NewFact.TailOf(programId);

    // The first eight bytes of SHA-256 over the numbers and texts, each text with its length before it.
    private static long LikenessOf(Order order)
    {
        var text = new StringBuilder();
        Add(order.Currency);
        Add(order.Store);
        text.Append(order.Total).Append('/').Append(order.Shipping);
        foreach (var line in order.Lines)
        {
            text.Append('/').Append(line.Quantity).Append('/').Append(line.Amount);
            Add(line.Sku);
            Add(line.Category);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(hash);

        void Add(string? part) => text.Append('/').Append(part?.Length ?? -1).Append(':').Append(part);
    }
}
