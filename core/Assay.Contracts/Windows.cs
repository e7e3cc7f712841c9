namespace Assay;

/// <summary>A rectangle of whole pixels that lies within a sample. (0,0) is the top left pixel.</summary>
/// <param name="X">The first column.</param>
/// <param name="Y">The first row.</param>
/// <param name="Size">Columns and rows, both 1 or more.</param>
public readonly record struct Window(int X, int Y, Size Size)
{
    /// <summary>The column behind the last one.</summary>
    public int Right => X + Size.Width;

    /// <summary>The row behind the last one.</summary>
    public int Bottom => Y + Size.Height;
}

/// <summary>A dataset that can say how large a sample is without reading its labels. The host asks for all of them when it cuts samples into tiles; it reads whole samples of datasets that cannot.</summary>
public interface IKnowsSizes : IDataset
{
    /// <summary>Width and height, from an index or a header. Called from several threads at once, after opening.</summary>
    /// <exception cref="DataException">It cannot be read; the sample then fails as a whole.</exception>
    Size SizeOf(int index);
}

/// <summary>A dataset that can read a part of a sample at the cost of that part. The host then cuts tiles out of samples that would not fit into memory.</summary>
public interface IReadsWindows : IKnowsSizes
{
    /// <summary>Whether a window of this sample costs less than all of it; false where it lies in a file that is only read whole: the host then reads it once for all its tiles.</summary>
    bool CanReadWindows(int index) => true;

    /// <summary>
    /// A sample whose frame is the window: size, map and <see cref="Sample.Where"/> are the window's. Instances that reach beyond it keep their whole geometry, with coordinates below 0 or
    /// beyond the size; those that do not touch it may be left out. Id, files and problems are those of <see cref="IDataset.ReadAsync"/>. Called from several threads at once.
    /// </summary>
    /// <exception cref="DataException">This part cannot be read.</exception>
    ValueTask<Sample> ReadAsync(int index, Window window, CancellationToken cancel);
}

/// <summary>
/// A reference that has its answers stored, a sample each, and can give a part of one at the cost of that part. Where the host has cut samples into tiles, it asks such a reference
/// about the tile's window of the whole sample; one that answers from pixels is shown the tile's image instead.
/// </summary>
public interface IAnswersWindows : IReference
{
    /// <summary>Whether a window of this sample costs less than all of it; where not, the host asks about the whole once for all its tiles.</summary>
    /// <param name="index">Position among the ids of <see cref="IReference.OpenAsync"/>.</param>
    /// <param name="id">The sample.</param>
    bool CanAnswerWindows(int index, string id) => true;

    /// <summary>What the answer to <see cref="IReference.AskAsync"/> says of a window: maps cropped to it, instances as in <see cref="IReadsWindows"/>, values of the whole sample unchanged.</summary>
    /// <param name="whole">The whole sample, with its position among the ids of <see cref="IReference.OpenAsync"/>.</param>
    /// <param name="window">Within the sample.</param>
    /// <param name="cancel">Stops reading.</param>
    /// <exception cref="DataException">The sample cannot be answered.</exception>
    ValueTask<Opinion> AskAsync(Question whole, Window window, CancellationToken cancel);
}
