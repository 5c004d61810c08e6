using System.Runtime.InteropServices;

namespace LoyaltyPoints.Client.Offline;

/// <summary>A new file's name has to reach the disk as well as its content.</summary>
internal static class DiskFolder
{
    /// <summary>Flushes the names in a folder; on Windows the file system's own journal does it.</summary>
    /// <exception cref="IOException">The system says that it could not.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, 0);
        if (handle < 0) throw new IOException($"{folder} cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        try
        {
            if (FSync(handle) != 0)
                throw new IOException($"{folder} cannot be flushed: error {Marshal.GetLastPInvokeError()}.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
