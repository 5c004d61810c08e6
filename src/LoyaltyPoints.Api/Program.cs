using System.Data.Common;
using System.Globalization;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;

namespace LoyaltyPoints.Api;

/// <summary>Starts the service.</summary>
public static class Program
{
    /// <returns>0; 1 where the configuration or the database does not allow a start, with one line that says
    /// why.</returns>
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            await using var app = ServiceHost.Build(args);
            await app.PrepareAsync();
            await app.RunAsync();
            return 0;
        }
        catch (DbException exception)
        {
            await Console.Error.WriteLineAsync($"The database of ConnectionStrings__Loyalty: {exception.Message}");
            return 1;
        }
        catch (Exception exception) when (exception
            is ConfigurationException or SchemaMismatchException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
