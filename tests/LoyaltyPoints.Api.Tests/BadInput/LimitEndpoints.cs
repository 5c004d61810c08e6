using System.Text.Json.Nodes;
using static LoyaltyPoints.Api.Tests.BadInput.FieldKind;
using static LoyaltyPoints.Api.Tests.BadInput.Presence;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>The operations about limits of keys and rules against abuse that take a body.</summary>
internal static class LimitEndpoints
{
    public static IReadOnlyList<Endpoint> All { get; } =
    [
        // Of the key that all these tests use, which is to notice nothing of it.
        new("PUT /v1/api-keys/{id}/quota", "/v1/api-keys/bootstrap01/quota",
            _ => new JsonObject
            {
                ["batch"] = new JsonObject { ["requestsPerSecond"] = 100_000, ["burst"] = 200_000 },
            },
            [
                new("/batch", FieldKind.Object, Optional), new("/batch/requestsPerSecond", Positive),
                new("/batch/burst", Positive),
            ], success: 200),
        new("PUT /v1/velocity-rules", "/v1/velocity-rules",
            target => new JsonObject
            {
                ["rules"] = new JsonArray(new JsonObject
                {
                    ["id"] = "never", ["kind"] = "unitsEarned", ["programId"] = target.Program,
                    ["most"] = 1_000_000_000_000, ["windowMinutes"] = 1, ["then"] = "flag",
                }),
            },
            [
                new("/rules", List), new("/rules/0", FieldKind.Object, Element), new("/rules/0/id", Name),
                new("/rules/0/kind", Choice), new("/rules/0/programId", Id), new("/rules/0/most", Whole),
                new("/rules/0/windowMinutes", Positive), new("/rules/0/then", Choice),
            ], success: 200),
    ];
}
