namespace Assay.Review.Terminal;

/// <summary>Items that are open, or being opened elsewhere.</summary>
public interface IItemShelf
{
    /// <summary>An item that is open or could not be; null while nobody knows.</summary>
    ShelvedItem? Find(int position);

    /// <summary>Asks for items, the most urgent first; what is not named may be put away.</summary>
    void Want(IReadOnlyList<int> positions);

    /// <summary>Forgets that an item could not be opened, so that it is tried again.</summary>
    void Retry(int position);
}

/// <summary>An item off the shelf.</summary>
/// <param name="Item">What is known of it; null when it cannot be read.</param>
/// <param name="Picture">What there is to see of it; null when there is nothing.</param>
/// <param name="Failure">Why it, or its picture, cannot be read.</param>
/// <param name="Classes">What labels and reference say by class.</param>
public sealed record ShelvedItem(OpenItem? Item, OpenPicture? Picture, string? Failure, IReadOnlyList<ClassFact> Classes);

/// <summary>A class in an item: what labels and the first reference say of it.</summary>
/// <param name="Class">Its position.</param>
/// <param name="Ours">Share of the pixels, in [0,1], or number of objects.</param>
/// <param name="Theirs">The reference's; null when it says nothing.</param>
/// <param name="Overlap">Intersection over union of the pixels, in [0,1]; null for objects.</param>
public sealed record ClassFact(int Class, double Ours, double? Theirs, double? Overlap)
{
    /// <summary>Shares of pixels, not numbers of objects.</summary>
    public bool IsShare { get; init; }

    /// <summary>A class of the whole image: 1 or 0, and the reference's score of it.</summary>
    public bool IsTag { get; init; }
}
