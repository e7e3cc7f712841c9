namespace Assay.Models.Http.Sending;

/// <summary>Tells a server that is gone from one that failed at a sample, so that the rest of the samples need not wait for nobody. Thread-safe.</summary>
/// <param name="giveUpAfter">So many samples in a row without service.</param>
sealed class Circuit(int giveUpAfter)
{
    readonly Lock gate = new();
    long answers;
    int inARow;
    string? gone;

    /// <summary>Answers so far, of any status that a model gives.</summary>
    public long Answers => Interlocked.Read(ref answers);

    /// <summary>Why nothing is asked any more; null while it is.</summary>
    public string? Gone => Volatile.Read(ref gone);

    /// <summary>The server served.</summary>
    public void Close()
    {
        lock (gate)
            (answers, inARow) = (answers + 1, 0);
    }

    /// <summary>All attempts for a sample came to nothing.</summary>
    /// <param name="before">Answers there were when the first attempt began.</param>
    /// <param name="unreachable">No connection was made, so no sample is to blame.</param>
    /// <returns>Whether the server is taken to be gone.</returns>
    public bool Fail(string why, long before, bool unreachable)
    {
        lock (gate)
            if (unreachable && answers == before)
                gone ??= why;
            else if (++inARow >= giveUpAfter)
                gone ??= giveUpAfter == 1 ? why : $"{why}, for {inARow} samples in a row (give_up_after:)";
        return Gone is not null;
    }

    /// <summary>Nothing can be had from it at all.</summary>
    public void Open(string why)
    {
        lock (gate)
            gone ??= why;
    }
}
