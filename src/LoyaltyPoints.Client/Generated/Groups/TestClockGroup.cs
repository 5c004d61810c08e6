using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>TestClock: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class TestClockGroup
{
    private readonly Sender sender;

    internal TestClockGroup(Sender sender) => this.sender = sender;

    /// <summary>What time it is for a test tenant</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<TestClockAnswer>> GetTestClockAsync(
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<TestClockAnswer>(
            new Call(HttpMethod.Get, "v1/test-clock"),
            cancellationToken);

    /// <summary>Move a test tenant's time forward</summary>
    /// <remarks>
    /// All that is recorded, decided or asked for afterwards goes by the new time; there is no way back. By at
    /// most 100 years at a time, and no further than the year 2200.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<TestClockAnswer>> AdvanceTestClockAsync(
        AdvanceRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<TestClockAnswer>(
            new Call(HttpMethod.Post, "v1/test-clock/advance")
                .Json(body ?? new AdvanceRequest())
                .Key(idempotencyKey),
            cancellationToken);
}
