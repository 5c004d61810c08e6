using System.Runtime.InteropServices;

namespace LoyaltyPoints.Api.Tests.Faults;

/// <summary>
/// How large the files of a running process may become. Where it is no more than they are, its disk is full for it and
/// for nobody else; the process must ignore <c>SIGXFSZ</c>, or it would be ended.
/// </summary>
public static class FileSizes
{
    /// <summary>What a shell does so that the process is told, not ended.</summary>
    public const string Ignoring = "trap '' XFSZ";

    private const int FileSize = 1;

    public static void Limit(int processId, long bytes) => Set(processId, (ulong)bytes);

    public static void Lift(int processId) => Set(processId, ulong.MaxValue);

    // The hard limit stays, so that it may be lifted again by anybody.
    private static void Set(int processId, ulong soft)
    {
        var limit = new Rlimit { Soft = soft, Hard = ulong.MaxValue };
        if (PrLimit(processId, FileSize, in limit, 0) != 0)
            throw new InvalidOperationException($"prlimit: error {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int PrLimit(int processId, int resource, in Rlimit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private struct Rlimit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
