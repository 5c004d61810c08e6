namespace LoyaltyPoints.Core.Tests.House;

public sealed class CodeTests
{
    /// <summary>Where catching everything is right, and why. One entry lets one file have one such catch.</summary>
    private static readonly Dictionary<string, string> CatchAllsWithReason = new()
    {
        ["src/LoyaltyPoints.Storage/Writing/BatchRunner.cs"] =
            "The writer's thread must outlive whatever a work throws; it is handed to the caller, or retried.",
        ["src/LoyaltyPoints.Api/Problems/RequestEdge.cs"] =
            "The outermost edge: what nobody expected is logged once and answered 500.",
        ["src/LoyaltyPoints.Api/Health/HealthEndpoints.cs"] =
            "A readiness check that throws, whatever it throws, is one that failed; it is logged.",
    };

    [Fact]
    public void No_code_is_folded_away_and_no_warning_silenced() =>
        Faults.None(Repository.Sources.SelectMany(file => CodeGuard.Directives(file.Path, file.Text)));

    [Fact]
    public void Nothing_catches_everything_without_a_reason_given_here()
    {
        var found = Repository.Sources
            .Select(file => (file.Path, Faults: CodeGuard.CatchAlls(file.Path, file.Text).ToList()))
            .Where(file => file.Faults.Count > (CatchAllsWithReason.ContainsKey(file.Path) ? 1 : 0));

        Faults.None(found.SelectMany(file => file.Faults));
    }

    [Fact]
    public void Every_reason_given_is_still_needed() =>
        Assert.All(CatchAllsWithReason, reason =>
        {
            var file = Assert.Single(Repository.Sources, file => file.Path == reason.Key);
            Assert.Single(CodeGuard.CatchAlls(file.Path, file.Text));
        });

    [Theory]
    [InlineData("#region Fields")]
    [InlineData("  #pragma warning disable CA1234")]
    public void A_directive_that_hides_is_found(string line) =>
        Assert.Equal([$"a.cs:2 {line.Trim()}"], CodeGuard.Directives("a.cs", $"namespace A;\n{line}\n"));

    [Theory]
    [InlineData("#nullable enable")]
    [InlineData("#pragma warning restore CA1234")]
    [InlineData("// a #region is an area")]
    public void Another_directive_is_no_fault(string line) => Assert.Empty(CodeGuard.Directives("a.cs", line));

    [Theory]
    [InlineData("try { } catch (Exception) { }")]
    [InlineData("try { } catch (System.Exception e) { throw new X(e); }")]
    [InlineData("try { } catch\n{ }")]
    [InlineData("try { } catch (Exception) when (true) { }")]
    public void A_catch_that_takes_everything_is_found(string code) =>
        Assert.Single(CodeGuard.CatchAlls("a.cs", code));

    [Theory]
    [InlineData("try { } catch (Exception e) when (IsTransient(e)) { }")]
    [InlineData("try { } catch (IOException) { }")]
    [InlineData("// catch (Exception) { }")]
    [InlineData("var text = \"catch (Exception) {\";")]
    public void A_catch_that_knows_what_it_takes_is_no_fault(string code) =>
        Assert.Empty(CodeGuard.CatchAlls("a.cs", code));
}
