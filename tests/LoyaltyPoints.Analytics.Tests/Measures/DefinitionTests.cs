using System.Text.RegularExpressions;
using LoyaltyPoints.Analytics.Measures;

namespace LoyaltyPoints.Analytics.Tests.Measures;

public sealed partial class DefinitionTests
{
    [Fact]
    public void Ids_are_unique_and_in_kebab_case()
    {
        Assert.Equal(Definitions.All.Count, Definitions.All.DistinctBy(definition => definition.Id).Count());
        Assert.All(Definitions.All, definition => Assert.Matches(KebabCase(), definition.Id));
    }

    [Fact]
    public void Every_definition_says_all_it_has_to() => Assert.All(
        Definitions.All,
        definition => Assert.DoesNotContain(
            string.Empty,
            new[] { definition.Name, definition.Meaning, definition.Formula, definition.Unit, definition.Source }));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
