namespace Assay.Formats.Masks;

/// <summary>Names the entries of a stack by position, with as many digits as the last one takes, at least four: 0000, 0001, ... Ordinal order is then stack order.</summary>
static class StackIds
{
    public static string[] Of(long count)
    {
        var digits = (count - 1).ToString().Length;
        return [.. Enumerable.Range(0, checked((int)count)).Select(index => index.ToString().PadLeft(Math.Max(digits, 4), '0'))];
    }
}
