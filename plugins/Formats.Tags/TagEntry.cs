namespace Assay.Formats.Tags;

/// <summary>A class as it was written, and where.</summary>
readonly record struct Tag(string Name, int Line);

/// <summary>A sample with the classes that were written for it.</summary>
sealed class TagEntry(string id, string? image, int line)
{
    public string Id { get; } = id;

    /// <summary>Absolute, when images were named.</summary>
    public string? Image { get; } = image;

    /// <summary>Where it first stands; 0 for an image of a folder.</summary>
    public int Line { get; } = line;

    /// <summary>Different names, in order of the file.</summary>
    public List<Tag> Tags { get; } = [];

    /// <summary>Whether somebody has looked at it.</summary>
    public bool Annotated { get; set; }

    public List<Problem> Problems { get; } = [];
}

/// <summary>What a file or a folder says of all samples.</summary>
/// <param name="Names">Classes that exist whether they occur or not; empty: those that occur.</param>
sealed record TagListing(IReadOnlyList<TagEntry> Entries, IReadOnlyList<AttributeColumn> Attributes, IReadOnlyList<string> Names);
