namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A new folder under the system's temporary one, removed with everything in it on disposal.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("loyalty-tests-").FullName;

    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }
}
