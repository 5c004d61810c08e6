using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Small changes to a body, for tests that differ from the usual in one field.</summary>
public static class JsonExtensions
{
    /// <summary>Sets one field and gives the same object back.</summary>
    public static JsonObject With(this JsonObject body, string name, JsonNode? value)
    {
        body[name] = value;
        return body;
    }

    /// <summary>Removes one field and gives the same object back.</summary>
    public static JsonObject Without(this JsonObject body, string name)
    {
        body.Remove(name);
        return body;
    }
}
