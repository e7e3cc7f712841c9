using Assay.Formats.CloudSen12.Taco;
using Assay.Kernels.Files;

namespace Assay.Formats.CloudSen12;

/// <summary>
/// TACO containers. An item is a patch and holds GeoTIFFs: <c>s2l1c</c> or <c>s2l2a</c>, <c>target</c>, and in the release's <c>extra</c> part other algorithms' masks (<c>cloudmask_...</c>). Parts that name the
/// same patch are joined; what the first one says of it counts.
/// </summary>
sealed class PatchContainers : IPatches
{
    const string MaskPrefix = "cloudmask_";

    readonly IHost host;
    readonly List<List<(TacoContainer Container, TacoItem Item)>> patches = [];
    readonly string[] paths;

    public PatchContainers(string pathOrGlob, IHost host)
    {
        this.host = host;
        paths = Find(pathOrGlob);
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        foreach (var path in paths)
            Add(path, Errors.Wrap(path, () => TacoContainer.Open(path)), rows);
        Masks = patches.Count == 0 ? [] : [.. patches[0].SelectMany(part => Children(part.Container, part.Item)).Select(child => child.Id).Where(id => !id.StartsWith("s2l", StringComparison.Ordinal))];
    }

    static string[] Find(string pathOrGlob) => Directory.Exists(Path.Combine(pathOrGlob, "METADATA")) ? [pathOrGlob]
        : Errors.Wrap(pathOrGlob, () => PathSet.Find(pathOrGlob, ".taco", ".tortilla", ".tacozip", ".zip")) is { Paths: { Count: > 0 } } found ? [.. found.Paths.Select(found.Absolute)]
        : throw new DataException("no-samples", "there is neither a metadata.csv nor a TACO container (.taco, .tortilla, .tacozip, .zip, or a folder with METADATA/)", pathOrGlob);

    void Add(string path, TacoContainer container, Dictionary<string, int> rows)
    {
        foreach (var items in container.Items.GroupBy(item => item.Table))
        {
            var table = Errors.Wrap(path, () => MetadataTable.Of(items.Key));
            table.Set(PatchIds.TacoId, new string?[table.Rows]);
            foreach (var item in items)
                table.Find(PatchIds.TacoId)![item.Row] = item.Id;
            List<int> fresh = [];
            foreach (var item in items)
                if (rows.TryAdd(item.Id, patches.Count))
                {
                    patches.Add([(container, item)]);
                    fresh.Add(item.Row);
                }
                else
                    patches[rows[item.Id]].Add((container, item));
            Table.Append(table.Rows == fresh.Count ? table : table.Choose(fresh));
        }
    }

    public MetadataTable Table { get; } = new(0);

    public IReadOnlyList<string> Masks { get; }

    public IReadOnlyCollection<KeyValuePair<string, string>> Files =>
        [.. paths.Select(path => KeyValuePair.Create(Path.GetFileName(path), Directory.Exists(path) ? Path.Combine(path, "METADATA", "level0.parquet") : path))];

    public IReadOnlyList<string> FilesOf(int row) => [.. patches[row].SelectMany(part => FilesOf(part.Item)).Distinct()];

    static string[] FilesOf(TacoItem item) =>
        item.File.EndsWith("__meta__", StringComparison.Ordinal) ? [.. Directory.EnumerateFiles(Path.GetDirectoryName(item.File)!).Order(StringComparer.Ordinal)] : [item.File];

    public string MaskFile(int row, string mask) => (Find(row, mask) ?? Find(row, MaskPrefix + mask) ?? patches[row][0].Item).File;

    public string ManualMask(LabelKind kind) => "target";

    public IImage? OpenMask(int row, string mask) => Open(row, mask) ?? Open(row, MaskPrefix + mask);

    public IImage? OpenImage(int row, Product product) => Open(row, product == Product.L1c ? "s2l1c" : "s2l2a");

    public string? ImageFile(int row, Product product) => null;

    IImage? Open(int row, string name) => Find(row, name) is { } item ? TiffItem.Open(item, host) : null;

    TacoItem? Find(int row, string name) => patches[row].SelectMany(part => Children(part.Container, part.Item)).FirstOrDefault(child => !child.IsFolder && child.Id.Equals(name, StringComparison.OrdinalIgnoreCase));

    static IReadOnlyList<TacoItem> Children(TacoContainer container, TacoItem item) => Errors.Wrap(item.File, () => item.IsFolder ? container.Children(item) : [item]);
}
