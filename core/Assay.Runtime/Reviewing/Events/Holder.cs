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

    /// <summary>By its last sign of life; on this machine the process is looked for, too.</summary>
    public bool IsAlive(TimeProvider clock, TimeSpan dead) => clock.GetUtcNow().UtcDateTime - Beat < dead && (Host != Environment.MachineName || IsRunning());

    /// <summary>A process that was killed keeps its number until its parent takes notice, which in a container may be never.</summary>
    bool IsZombie()
    {
        var stat = $"/proc/{Process}/stat"; // proc(5): the state follows the name, which is in brackets.
        return File.Exists(stat) && File.ReadAllText(stat) is var text && text.LastIndexOf(") ", StringComparison.Ordinal) is >= 0 and var at && text[at + 2] is 'Z' or 'X';
    }

    bool IsRunning()
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(Process);
            return Math.Abs((process.StartTime.ToUniversalTime() - Started).TotalSeconds) < 2 && !IsZombie();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            return false;
        }
    }
}
