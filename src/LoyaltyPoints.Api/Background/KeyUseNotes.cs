using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Background;

/// <summary>How often it is written down when keys were used; section <c>Keys</c>.</summary>
public sealed record KeyUseOptions
{
    /// <summary>Seconds from one time to the next; 0: never.</summary>
    public int UseSeconds { get; init; } = 300;
}

/// <summary>Writes down when this instance's keys were used, seldom and all at once.</summary>
internal sealed class KeyUseNotes(
    KeyUses uses, LedgerWriter writer, KeyUseOptions options, TimeProvider clock, ILogger<KeyUseNotes> log)
    : RecurringWork("A note of keys' uses", TimeSpan.FromSeconds(options.UseSeconds), clock, log)
{
    // Tills wait for the batch it is in.
    private const int Most = 200;

    protected override async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        foreach (var some in uses.Take().Chunk(Most))
        {
            var result = await writer.WriteAsync(new FunctionWork(0, null, batch =>
            {
                foreach (var (keyId, tenantId, at) in some) KeyRows.NoteUse(batch, tenantId, keyId, at);
                return new Answer(204, default);
            }));
            if (result.Answer is null) uses.PutBack(some);
        }
    }
}
