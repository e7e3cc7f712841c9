namespace Assay.Runtime.Reviewing;

/// <summary>Where a reviewer goes on.</summary>
static class Resuming
{
    /// <summary>The first undecided item after the last one that was decided, else the first undecided one; the number of items when there is none.</summary>
    /// <param name="last">The position of the last decided item; -1 without any.</param>
    public static int Find(int count, int last, Func<int, bool> isDecided)
    {
        for (var i = last + 1; i < count; i++)
            if (!isDecided(i))
                return i;
        for (var i = 0; i < Math.Min(last + 1, count); i++)
            if (!isDecided(i))
                return i;
        return count;
    }
}
