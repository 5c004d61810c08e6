using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Answers as worlds compare them: without ids, which every world makes for itself.</summary>
internal static class WorldAnswer
{
    private static readonly string[] Ids = ["id", "purchaseId", "memberId"];

    /// <param name="json">UTF-8.</param>
    public static string Of(ReadOnlySpan<byte> json)
    {
        var answer = JsonNode.Parse(json)!.AsObject();
        foreach (var id in Ids) answer.Remove(id);
        return answer.ToJsonString();
    }
}
