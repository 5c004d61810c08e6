using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Startup;

/// <summary>Reads sections of configuration so that what is wrong is said in one line.</summary>
internal static class Settings
{
    /// <summary>The section's settings, or their defaults where it is absent.</summary>
    /// <exception cref="ConfigurationException">A value is not of its type.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        try
        {
            return configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException exception)
        {
            throw new ConfigurationException(exception.Message);
        }
    }

    /// <summary>Looks at everything that is given, before anything is made of it.</summary>
    /// <exception cref="ConfigurationException">Something cannot be, or is no setting but looks like one.</exception>
    public static void Check(IConfiguration configuration)
    {
        var names = configuration.GetChildren().SelectMany(section => section.GetChildren()
            .Select(setting => $"{section.Key}__{setting.Key}"));
        var faults = SettingsCheck.Faults(
            names, name => configuration[name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)]);
        var said = string.Join(' ', faults);
        if (said.Length > 0) throw new ConfigurationException(said);
    }

    /// <exception cref="ConfigurationException">The value is below <paramref name="least"/>.</exception>
    public static void AtLeast(string name, int value, int least)
    {
        if (value < least) throw new ConfigurationException($"{name} is {value}; the least it can be is {least}.");
    }
}
