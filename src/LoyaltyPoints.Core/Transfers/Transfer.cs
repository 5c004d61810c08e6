using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Transfers;

/// <summary>Units that went from one member to another, with the lots they were in and are in.</summary>
/// <param name="From">Who gave them.</param>
/// <param name="To">Who has them since.</param>
/// <param name="RedemptionId">The redemption a household made them come together for; empty where it was none.</param>
/// <param name="Allocations">In the order in which they were taken.</param>
public sealed record Transfer(
    Guid Id, Guid From, Guid To, Guid ProgramId, long Units, string? Reason, Guid RedemptionId,
    IReadOnlyList<Allocation> Allocations, Instant RecordedAt);

/// <summary>Units of a transfer that expire together.</summary>
/// <param name="ExpiresAt">Null: never.</param>
public sealed record TransferredLot(Instant? ExpiresAt, long Units);

/// <summary>A transfer as it is answered.</summary>
public sealed record TransferAnswer
{
    [JsonConverter(typeof(TransferIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid From { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid To { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    public required long Units { get; init; }

    /// <summary>Absent where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The redemption from a household's pool that it was for; absent where it was asked for itself.</summary>
    [JsonConverter(typeof(RedemptionIdConverter))]
    public MemberOwnedId? RedemptionId { get; init; }

    /// <summary>What went along: when the units expire, soonest first.</summary>
    public required IReadOnlyList<TransferredLot> Lots { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The giver's account afterwards; absent where a transfer is only looked up.</summary>
    public Balance? FromBalance { get; init; }

    /// <summary>The receiver's account afterwards; absent where a transfer is only looked up.</summary>
    public Balance? ToBalance { get; init; }

    public static TransferAnswer Of(Transfer transfer) => new()
    {
        Id = new MemberOwnedId(transfer.Id, transfer.From),
        From = transfer.From,
        To = transfer.To,
        ProgramId = transfer.ProgramId,
        Units = transfer.Units,
        Reason = transfer.Reason,
        RedemptionId = transfer.RedemptionId == Guid.Empty ? null
            : new MemberOwnedId(transfer.RedemptionId, transfer.To),
        Lots = [.. transfer.Allocations.GroupBy(part => part.Lot.ExpiresAt, part => part.Units)
            .Select(lot => new TransferredLot(lot.Key == Instant.Never ? null : lot.Key, lot.Sum()))],
        RecordedAt = transfer.RecordedAt,
    };
}
