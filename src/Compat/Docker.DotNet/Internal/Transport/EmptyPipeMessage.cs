using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Docker.DotNet.Internal.Transport;

/// <summary>
/// Writes no bytes to a named pipe of Windows: the pipe passes messages, and the engine takes an empty one for the end of
/// input. .NET leaves such a write out, so it is asked of Windows.
/// </summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class EmptyPipeMessage
{
    private const int IoPending = 997;

    internal static void Write(SafeHandle pipe)
    {
        using var done = new ManualResetEvent(initialState: false);

        // The lowest bit keeps the completion from the port that the runtime bound the pipe to.
        var overlapped = new NativeOverlapped { EventHandle = done.SafeWaitHandle.DangerousGetHandle() | 1 };
        if (WriteFile(pipe, null, 0, null, &overlapped)) return;

        var error = Marshal.GetLastPInvokeError();
        if (error != IoPending) throw new IOException(new Win32Exception(error).Message);
        done.WaitOne();
    }

    [LibraryImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool WriteFile(SafeHandle file, byte* buffer, int count, int* written, NativeOverlapped* overlapped);
}
