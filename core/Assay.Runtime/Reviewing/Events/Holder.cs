using System.Diagnostics;
using System.Text.Json;

namespace Assay.Runtime.Reviewing;

/// <summary>Who holds a reviewer's lock.</summary>
/// <param name="Token">A <see cref="Ulid"/>.</param>
/// <param name="Started">When the process started: its number may be used again.</param>
/// <param name="Beat">The last sign of life, UTC.</param>
sealed record Holder(string Token, string Host, int Process, DateTime Started, DateTime Beat)
{
    public static Holder Now(TimeProvider clock)
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return new Holder(Ulid.Next(clock.GetUtcNow()), Environment.MachineName, Environment.ProcessId, process.StartTime.ToUniversalTime(), clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>What a lock file says; null for an empty one, and one whose words are no longer whole.</summary>
    public static Holder? Read(FileStream file)
    {
        var bytes = new byte[Math.Min(4096, RandomAccess.GetLength(file.SafeFileHandle))];
        if (bytes.Length == 0 || RandomAccess.Read(file.SafeFileHandle, bytes, 0) < bytes.Length)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Holder>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>On this machine the process is looked for; on another only its last sign of life can be seen.</summary>
    public bool IsAlive(TimeProvider clock, TimeSpan dead) => Host == Environment.MachineName ? IsRunning() : clock.GetUtcNow().UtcDateTime - Beat < dead;

    bool IsRunning()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return Math.Abs((process.StartTime.ToUniversalTime() - Started).TotalSeconds) < 2;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
