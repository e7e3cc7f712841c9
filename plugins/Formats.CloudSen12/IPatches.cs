namespace Assay.Formats.CloudSen12;

/// <summary>Where patches lie: one implementation a layout. Thread-safe; errors in files are DataExceptions.</summary>
interface IPatches
{
    /// <summary>A row a patch.</summary>
    MetadataTable Table { get; }

    /// <summary>What identifies the whole, for the fingerprint.</summary>
    IReadOnlyCollection<KeyValuePair<string, string>> Files { get; }

    /// <summary>The files that a patch is read from.</summary>
    IReadOnlyList<string> FilesOf(int row);

    /// <summary>The file that holds a mask, for errors.</summary>
    string MaskFile(int row, string mask);

    /// <summary>Opens a mask; null when there is none.</summary>
    IImage? OpenMask(int row, string mask);

    /// <summary>Opens the image; null when there is none.</summary>
    IImage? OpenImage(int row, Product product);

    /// <summary>The image's own file, when it has one.</summary>
    string? ImageFile(int row, Product product);

    /// <summary>The masks that patches of this layout have, for errors.</summary>
    IReadOnlyList<string> Masks { get; }

    /// <summary>What <c>mask: manual</c> is called here.</summary>
    string ManualMask(LabelKind kind);
}
