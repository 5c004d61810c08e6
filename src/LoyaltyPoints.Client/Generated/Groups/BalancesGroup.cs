using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Balances: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class BalancesGroup
{
    private readonly Sender sender;

    internal BalancesGroup(Sender sender) => this.sender = sender;

    /// <summary>Tiers, memberships and cards of a member, and what is missing</summary>
    /// <remarks>
    /// Worked out as of the instant, whether or not a sweep has written anything down.
    /// <br/> Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.
    /// </remarks>
    public Task<Answer<StandingsAnswer>> GetStandingAsync(
        string id,
        DateTimeOffset? asOf = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<StandingsAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/standing")
                .Query("asOf", asOf),
            cancellationToken);

    /// <summary>Units of a member, now or as of an instant</summary>
    /// <remarks>Scope: <c>pos</c> or <c>checkout</c> or <c>partner</c> or <c>admin</c>.</remarks>
    public Task<Answer<BalancesAnswer>> GetBalancesAsync(
        string id,
        DateTimeOffset? asOf = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<BalancesAnswer>(
            new Call(HttpMethod.Get, $"v1/members/{Call.Escape(id)}/balances")
                .Query("asOf", asOf),
            cancellationToken);
}
