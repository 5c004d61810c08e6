using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class ImportanceGridTests
{
    // Importance means 5, 5, 1, 1: line 3. Performance means 1, 5, 1, 5: line 3.
    [Theory]
    [InlineData("price", "concentrateHere")]
    [InlineData("service", "keepUpTheGoodWork")]
    [InlineData("information", "lowPriority")]
    [InlineData("privileges", "possibleOverkill")]
    public void Attributes_fall_into_the_quadrants_of_Martilla_and_James(string attribute, string quadrant)
    {
        var grid = new ImportanceGrid();
        grid.Add(Rated(null, ("price", 5, 1), ("service", 5, 5), ("information", 1, 1), ("privileges", 1, 5)));
        var (score, rows) = grid.Answer();
        Assert.Equal((3.0, 3.0), (score.ImportanceLine!.Value, score.PerformanceLine!.Value));
        Assert.Equal(quadrant, rows.Single(one => one.Attribute == attribute).Quadrant);
    }

    [Fact]
    public void What_was_never_judged_is_in_no_quadrant_and_moves_no_line()
    {
        var grid = new ImportanceGrid();
        grid.Add(Rated(null, ("price", 2, 4), ("service", 5, null)));
        var (score, rows) = grid.Answer();
        Assert.Equal(2, score.ImportanceLine);
        Assert.Null(rows.Single(one => one.Attribute == "service").Quadrant);
    }

    // Performance 1, 2, 3 with satisfaction 0, 1, 3, ten times each: with n = 30, Sx = 60, Sy = 40, Sxx = 140,
    // Syy = 100, Sxy = 110 is r = (30 * 110 - 60 * 40) / sqrt((30 * 140 - 3600) * (30 * 100 - 1600)), which is
    // 900 / sqrt(600 * 1400).
    [Fact]
    public void Importance_is_derived_by_correlation_from_thirty_answers_on()
    {
        var grid = new ImportanceGrid();
        for (var times = 0; times < 10; times++)
        {
            grid.Add(Rated("unsatisfied", ("price", null, 1)));
            grid.Add(Rated("slightlySatisfied", ("price", null, 2)));
            if (times == 9) Assert.Null(grid.Answer().Rows[0].DerivedImportance);
            grid.Add(Rated("verySatisfied", ("price", null, 3)));
        }

        Assert.Equal(900 / Math.Sqrt(600.0 * 1400), grid.Answer().Rows[0].DerivedImportance!.Value, 12);
    }

    [Fact]
    public void Nothing_is_derived_where_all_judge_alike()
    {
        var grid = new ImportanceGrid();
        for (var times = 0; times < 40; times++) grid.Add(Rated("satisfied", ("price", 3, 3)));
        Assert.Null(grid.Answer().Rows[0].DerivedImportance);
    }

    private static SurveyAnswers Rated(
        string? level, params (string Attribute, long? Importance, long? Performance)[] ratings) => new()
    {
        Level = level,
        Attributes =
        [
            .. ratings.Select(one => new AttributeRating
            {
                Attribute = one.Attribute, Importance = one.Importance, Performance = one.Performance,
            }),
        ],
    };
}
