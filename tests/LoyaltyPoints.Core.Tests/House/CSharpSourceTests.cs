namespace LoyaltyPoints.Core.Tests.House;

public sealed class CSharpSourceTests
{
    public static TheoryData<string, string[]> Literals => new()
    {
        { "var a = \"SELECT\";", ["SELECT"] },
        { "var a = \"say \\\"x\\\" twice\" + \"b\";", ["say \"x\" twice", "b"] },
        { "var a = @\"C:\\ \"\"x\"\"\";", ["C:\\ \"x\""] },
        { "var a = \"\"; var b = \"b\";", ["", "b"] },
        { "var a = \"\"\"\n  one \"two\"\n  \"\"\"; F(\"c\");", ["\n  one \"two\"\n  ", "c"] },
        { "var a = \"\"\"\"has \"\"\" in it\"\"\"\";", ["has \"\"\" in it"] },
        { "var a = $\"id {F(\"x\")} end {{y}}\";", ["x", "id   end {y}}"] },
        { "var a = $\"\"\"at {b} end\"\"\";", ["at   end"] },
        { "var a = $$\"\"\"{ \"k\": {{v[\"w\"]}} }\"\"\";", ["w", "{ \"k\":   }"] },
        { "// \"no\"\n/* \"no\" */ var c = '\"'; var d = '\\''; F(\"yes\");", ["yes"] },
        { "#error don't\nF(\"yes\");", ["yes"] },
        { "var a = @class ? \"x\" : \"y\";", ["x", "y"] },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Every_kind_of_string_literal_is_found(string text, string[] expected) =>
        Assert.Equal(expected, new CSharpSource(text).Strings.Select(literal => literal.Text));

    [Fact]
    public void Code_keeps_its_place_while_comments_and_literals_are_blanked()
    {
        var source = new CSharpSource("a(\"b\"); // c\n/* d\n e */ f('g', $\"h {i} j\");\n");

        Assert.Equal("a(   );     \n    \n      f(   ,      i    );\n", source.Code);
    }

    [Fact]
    public void A_literal_knows_its_line()
    {
        var source = new CSharpSource("a();\n\n  b(\n\"\"\"\n  c\n  \"\"\", \"d\");");

        Assert.Equal([4, 6], source.Strings.Select(literal => literal.Line));
    }
}
