using System.Data.Common;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// What is wrong with a connection string, without any of its values, of which one is a password. Drivers do not take
/// that care; and where a password holds a semicolon, what they call a keyword is a piece of it.
/// </summary>
internal static class ConnectionStringFault
{
    /// <summary>Whether a driver throws this where it does not take a connection string.</summary>
    public static bool Is(Exception exception) =>
        exception is ArgumentException or FormatException or OverflowException or InvalidCastException;

    /// <param name="connectionString">The string that the driver did not take.</param>
    /// <param name="driver">The driver's own builder, empty.</param>
    /// <returns>A clause for the operator.</returns>
    public static string Of(string connectionString, DbConnectionStringBuilder driver)
    {
        var given = new DbConnectionStringBuilder();
        try
        {
            given.ConnectionString = connectionString;
        }
        catch (ArgumentException)
        {
            return "it is not of the form name=value;name=value";
        }

        foreach (var (at, name) in given.Keys.Cast<string>().Index())
        {
            try
            {
                driver[name] = given[name];
            }
            catch (Exception exception) when (Is(exception))
            {
                return driver.ContainsKey(name)
                    ? $"'{name}' cannot have the value that it has there"
                    : $"name {at + 1} of its {given.Count} is not known (a value with a semicolon needs quotes)";
            }
        }

        return "it lacks something, or what it says does not go together";
    }
}
