using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>The driver works though a registry may lack one of its packages: see LoyaltyPoints.SqlClrTypes.</summary>
public sealed class DriverTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance |
        BindingFlags.Static | BindingFlags.DeclaredOnly;

    // It would say that it does not work at all where the build had made the culture invariant for good.
    [Fact]
    public void Nobody_listens_then_opening_says_so()
    {
        using var connection = new SqlConnection("Server=tcp:127.0.0.1,1;Connect Timeout=1;Connect Retry Count=0");

        Assert.Throws<SqlException>(connection.Open);
    }

    // A server is needed to send a parameter, but not to compile what sends it.
    [Theory]
    [InlineData("SqlCommand")]
    [InlineData("SqlDataReader")]
    [InlineData("SqlParameter")]
    [InlineData("TdsParser")]
    public void What_sends_parameters_and_reads_rows_then_compiles(string type)
    {
        var methods = typeof(SqlCommand).Assembly.GetType($"Microsoft.Data.SqlClient.{type}", throwOnError: true)!
            .GetMethods(Everything).Where(method => !method.ContainsGenericParameters && !method.IsAbstract).ToList();

        Assert.NotEmpty(methods);
        Assert.All(methods, method => RuntimeHelpers.PrepareMethod(method.MethodHandle));
    }
}
