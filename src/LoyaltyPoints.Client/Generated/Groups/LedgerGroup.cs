using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Ledger: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class LedgerGroup
{
    private readonly Sender sender;

    internal LedgerGroup(Sender sender) => this.sender = sender;

    /// <summary>Movements of units, newest first</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<Page<EntryAnswer>>> GetLedgerAsync(
        string id,
        string? programId = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<EntryAnswer>>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/ledger")
                .Query("programId", programId)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>getLedger</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<EntryAnswer> EnumerateLedgerAsync(
        string id,
        string? programId = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<EntryAnswer>(
            async (next, cancellation) =>
            {
                var page = await GetLedgerAsync(
                    id: id,
                    programId: programId,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Walk the hash chains and compare them with the balances</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<VerificationAnswer>> VerifyLedgerAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<VerificationAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/ledger/verification"),
            cancellationToken);
}
