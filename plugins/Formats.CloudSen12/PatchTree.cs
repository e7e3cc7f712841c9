using System.IO.Enumeration;

namespace Assay.Formats.CloudSen12;

/// <summary>
/// The original release: <c>metadata.csv</c> and, per region and product, a folder of GeoTIFFs whose masks lie in <c>labels/</c>. The folder may stand below the label type or anything else: it is looked
/// for by its last two names.
/// </summary>
sealed class PatchTree : IPatches
{
    readonly IHost host;
    readonly string csv;
    readonly Dictionary<(string Roi, string Product), string> folders = [];
    readonly string?[] folderOf;

    public PatchTree(string root, IHost host)
    {
        (this.host, csv) = (host, Path.Combine(root, "metadata.csv"));
        Table = MetadataCsv.Read(csv);
        Errors.Wrap(root, () => FindFolders(root, new DirectoryInfo(root).Name, null));
        var (rois, products) = PatchIds.Columns(Table, csv);
        folderOf = [.. rois.Zip(products, (roi, product) => folders.GetValueOrDefault((roi, product)))];
        Masks = Errors.Wrap(root, () => folderOf.OfType<string>().Take(1).SelectMany(MaskNames).Order(StringComparer.Ordinal).ToArray());
    }

    public MetadataTable Table { get; }

    public IReadOnlyList<string> Masks { get; }

    /// <summary>The table and which folders are there; a changed GeoTIFF is seen by its own time.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Files => [new("metadata.csv", csv)];

    /// <summary>Whether anything of a patch is there.</summary>
    public bool Has(int row) => folderOf[row] is not null;

    public IReadOnlyList<string> FilesOf(int row) => folderOf[row] is { } folder ? [.. Directory.EnumerateFiles(folder, "*.tif", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [csv];

    public string MaskFile(int row, string mask) => folderOf[row] is { } folder ? Find(folder, mask) ?? Path.Combine(folder, "labels", mask + ".tif") : csv;

    public IImage? OpenMask(int row, string mask) => folderOf[row] is { } folder && Find(folder, mask) is { } file ? host.Open(file) : null;

    public IImage? OpenImage(int row, Product product) => ImageFile(row, product) is { } file ? host.Open(file) : null;

    public string? ImageFile(int row, Product product) => folderOf[row] is { } folder ? Find(folder, product == Product.L1c ? "S2L1C" : "S2L2A") : null;

    /// <summary>By label type and never by what files are there: patches with high-quality labels have a <c>manual_sc</c>, too, with other codes.</summary>
    public string ManualMask(LabelKind kind) => kind == LabelKind.Scribble ? "manual_sc" : "manual_hq";

    static string? Find(string folder, string name) =>
        new[] { Path.Combine(folder, "labels", name + ".tif"), Path.Combine(folder, name + ".tif") }.FirstOrDefault(File.Exists);

    static IEnumerable<string> MaskNames(string folder) =>
        Path.Combine(folder, "labels") is var labels && Directory.Exists(labels) ? Directory.EnumerateFiles(labels, "*.tif").Select(file => Path.GetFileNameWithoutExtension(file)) : [];

    /// <summary>Every folder by its own and its parent's name, each read once; folders of images are not looked into, and links not followed.</summary>
    bool FindFolders(string path, string name, string? parent)
    {
        var (isPatch, children) = (false, new List<string>());
        foreach (var (child, kind) in new FileSystemEnumerable<(string Name, Kind Kind)>(path, (ref FileSystemEntry entry) => KindOf(ref entry) is var kind && kind is Kind.Folder or Kind.Labels ? (entry.FileName.ToString(), kind) : ("", kind), All))
        {
            isPatch |= kind is Kind.Image or Kind.Labels or Kind.LinkedLabels;
            if (kind is Kind.Folder or Kind.Labels)
                children.Add(child);
        }
        if (isPatch && parent is not null)
            folders.TryAdd((parent, name), path);
        else
            children.ForEach(child => FindFolders(Path.Combine(path, child), child, name));
        return true;
    }

    enum Kind
    {
        Other,
        Image,
        Folder,
        Labels,
        LinkedLabels,
    }

    static Kind KindOf(ref FileSystemEntry entry)
    {
        if (!entry.IsDirectory)
            return entry.FileName.EndsWith(".tif", Names) ? Kind.Image : Kind.Other;
        var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
        return entry.FileName.Equals("labels", Names) ? isLink ? Kind.LinkedLabels : Kind.Labels : isLink ? Kind.Other : Kind.Folder;
    }

    static readonly EnumerationOptions All = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    static readonly StringComparison Names = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
