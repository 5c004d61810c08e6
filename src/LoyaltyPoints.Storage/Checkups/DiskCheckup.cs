namespace LoyaltyPoints.Storage.Checkups;

/// <summary>Whether the disk of an embedded database has room, and can be written to.</summary>
internal static class DiskCheckup
{
    private const string Check = "disk";
    private const long Mebibyte = 1 << 20;

    // The log beside the file may grow to some megabytes between two checkpoints, and to more during a backup.
    private const long Least = 100 * Mebibyte;
    private const long Better = 1024 * Mebibyte;

    public static IEnumerable<CheckupFinding> Run(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        if (!File.Exists(file))
        {
            yield return CheckupFinding.Bad(
                "file", $"There is no {file}.",
                "Start the service, run `loyalty migrate`, or name the right file in ConnectionStrings__Loyalty.");
            yield break;
        }

        if (Refusal(folder) is { } refused)
        {
            yield return CheckupFinding.Bad(
                Check, refused, $"Let the service's user write into {folder}, and mount it for writing.");
        }

        var free = new DriveInfo(folder).AvailableFreeSpace;
        var says = $"{free / Mebibyte:N0} MiB are free in {folder}.";
        yield return free < Least ? CheckupFinding.Bad(Check, says, "Make room: writes fail when it is full.")
            : free < Better ? CheckupFinding.Warn(Check, says, "Make room before it is full.")
            : CheckupFinding.Good(Check, says);
    }

    // The engine makes files beside the database.
    private static string? Refusal(string folder)
    {
        var probe = Path.Combine(folder, $".loyalty-doctor-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }
}
