using System.Text.Json;

namespace Assay.Runtime.Reviewing;

/// <summary>
/// One review at a time under a name. The first guard is a file that nobody else may open: of all the ways to share, only "not at all" is kept between processes on every
/// system, and the system lets go of it however the process ends. Disks of a network may grant it twice. So the file also says who holds it, with a sign of life every ten
/// seconds: a living holder is refused although the disk grants the lock, and one that finds another name in the file stops writing.
/// </summary>
sealed class ReviewerLock : IDisposable
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(10), Dead = TimeSpan.FromSeconds(45);

    readonly string path;
    readonly FileStream file;
    readonly TimeProvider clock;
    readonly Lock gate = new();
    readonly ITimer timer;
    Holder own;
    string? lost;

    ReviewerLock(string path, FileStream file, TimeProvider clock)
    {
        (this.path, this.file, this.clock) = (path, file, clock);
        own = Holder.Now(clock);
        Write();
        timer = clock.CreateTimer(_ => KeepAlive(), null, Beat, Beat);
    }

    /// <param name="share">For tests: a disk whose locks lie.</param>
    /// <exception cref="AssayException">Somebody else holds it.</exception>
    public static ReviewerLock Hold(string journal, string reviewer, TimeProvider clock, FileShare share = FileShare.None)
    {
        var path = Path.ChangeExtension(journal, ".lock");
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, 1);
        }
        catch (IOException e)
        {
            throw new AssayException("verdicts-locked", $"{journal} cannot be opened ({e.Message}); is another review open under the name '{reviewer}'? choose another with --reviewer", e);
        }
        if (Holder.Read(file) is { } other && other.IsAlive(clock, Dead))
        {
            file.Dispose();
            throw new AssayException("verdicts-locked", $"{journal}: a review under the name '{reviewer}' is open on {other.Host} (process {other.Process}, last sign of life {other.Beat:HH:mm:ss} UTC), although the disk grants its lock twice; "
                + $"choose another name with --reviewer, or if that review has crashed wait {Dead.TotalSeconds:0} seconds");
        }
        return new ReviewerLock(path, file, clock);
    }

    /// <exception cref="AssayException">Another process has taken it meanwhile: the disk's locks do not hold.</exception>
    public void Check()
    {
        lock (gate)
            if (lost is not null || !IsOurs())
                throw Lose($"{path} names another review");
    }

    /// <summary>From now on every <see cref="Check"/> fails.</summary>
    public AssayException Lose(string seen)
    {
        lock (gate)
            lost ??= seen;
        return new AssayException("verdicts-shared", $"{lost}: another process works under this name, and the disk's locks do not keep it out; nothing more is recorded here. Close both, and review under different names with --reviewer");
    }

    void KeepAlive()
    {
        lock (gate)
            try
            {
                if (lost is not null || file.SafeFileHandle.IsClosed || !IsOurs())
                    return;
                own = own with { Beat = clock.GetUtcNow().UtcDateTime };
                Write();
            }
            catch (IOException)
            {
                // A disk that is gone for a while; the next verdict finds out whether it is back.
            }
    }

    bool IsOurs() => Holder.Read(file)?.Token == own.Token;

    void Write()
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(own);
        RandomAccess.Write(file.SafeFileHandle, bytes, 0);
        RandomAccess.SetLength(file.SafeFileHandle, bytes.Length);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
    }

    /// <summary>The file stays, empty: one that is deleted while another process waits for it would be held twice.</summary>
    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            if (!file.SafeFileHandle.IsClosed && IsOurs())
                RandomAccess.SetLength(file.SafeFileHandle, 0);
            file.Dispose();
        }
    }
}
