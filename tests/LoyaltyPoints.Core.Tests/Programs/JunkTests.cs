using System.Text.Json.Nodes;
using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Programs;

/// <summary>Every place of every example, with something in it that does not belong there.</summary>
public sealed class JunkTests
{
    private static readonly string[] Junk =
    [
        "null", "true", "5", "-1", "1e99", "0.5", "\"\"", "\"x\"", "\"never\"", "[]", "{}", "[null]", "[[]]", "[{}]",
        """{ "kind": 5 }""", """{ "kind": "period" }""", """{ "any": [ { "all": [] } ] }""", """[ "a", 5 ]""",
    ];

    [Fact]
    public void A_definition_when_junk_stands_anywhere_then_it_is_read_or_refused_at_places_that_exist()
    {
        foreach (var example in ExamplePrograms.All)
        {
            foreach (var pointer in Places(JsonNode.Parse(example)!, ""))
            {
                foreach (var json in Junk.Append(""))
                {
                    var result = Rules.Given.Read(Patched.With(example, pointer, json));

                    Assert.Equal(result.IsValid, result.Faults.Count == 0);
                    Assert.All(result.Faults, fault => Assert.Contains(fault.Code, FaultCodes.All));
                    Assert.Equal(result.Faults.Distinct(), result.Faults);
                }
            }
        }
    }

    [Fact]
    public void An_object_when_it_has_a_field_that_does_not_exist_then_nothing_else_is_at_fault()
    {
        foreach (var example in ExamplePrograms.All)
        {
            foreach (var place in Places(JsonNode.Parse(example)!, "").Where(place => IsObject(example, place)))
            {
                var faults = Patched.Faults(example, $"{place}/colour", "\"red\"");

                Assert.Equal($"{place}/colour: unknown_field", faults);
            }
        }
    }

    private static bool IsObject(string example, string place) => place.Split('/')[1..].Aggregate(
        JsonNode.Parse(example)!, (node, name) => node is JsonArray list ? list[int.Parse(name)]! : node[name]!)
        is JsonObject;

    private static IEnumerable<string> Places(JsonNode? node, string at)
    {
        if (at.Length > 0 && node is not null) yield return at;
        var below = node switch
        {
            JsonObject fields => fields.Select(field => (Node: field.Value, At: $"{at}/{field.Key}")),
            JsonArray list => list.Select((element, index) => (Node: element, At: $"{at}/{index}")),
            _ => [],
        };
        foreach (var place in below.SelectMany(child => Places(child.Node, child.At))) yield return place;
    }
}
