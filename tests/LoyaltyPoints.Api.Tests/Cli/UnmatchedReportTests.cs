using LoyaltyPoints.Cli.Replay;
using static LoyaltyPoints.Api.Tests.Cli.SalesText;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class UnmatchedReportTests
{
    [Fact]
    public void Each_return_that_no_sale_explains_is_a_row()
    {
        var content = SalesContent.Of(Lines("1 mug 2 1", "C9 mug -5 5 1.25", "C9 a,b -1 5"), "C", 2, out _);
        using var text = new StringWriter();
        UnmatchedReport.Write(text, content.Unmatched);
        Assert.Equal("""
            row,invoice,customer,line,at,returned,unmatched,price,reason
            2,C9,ann,mug,2011-01-05T12:00:00Z,5,3,1.25,more_than_sold
            3,C9,ann,"a,b",2011-01-05T12:00:00Z,1,1,1,no_earlier_sale

            """.ReplaceLineEndings("\n"), text.ToString());
    }
}
