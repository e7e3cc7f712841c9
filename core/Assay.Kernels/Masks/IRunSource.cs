namespace Assay.Kernels;

/// <summary>Where runs of equal keys begin and end. A structure, so that the scan is compiled for each kind of map.</summary>
interface IRunSource
{
    /// <summary>The first pixel that has a key, at or after <paramref name="from"/>; <paramref name="end"/> when there is none before it.</summary>
    int Skip(int from, int end);

    /// <summary>The first pixel after <paramref name="from"/> whose key differs from that pixel's, at most <paramref name="end"/>.</summary>
    int Extend(int from, int end);

    /// <summary>The key of a pixel that has one.</summary>
    uint Key(int at);
}
