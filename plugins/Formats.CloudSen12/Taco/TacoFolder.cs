using Assay.Formats.CloudSen12.Parquet;

namespace Assay.Formats.CloudSen12.Taco;

/// <summary>TACO version 2 as a folder: <c>METADATA/level0.parquet</c>, the items as files below <c>DATA/</c>, and in each folder there its own table, <c>__meta__</c>.</summary>
sealed class TacoFolder : TacoContainer
{
    readonly string data;

    public TacoFolder(string path)
    {
        data = Path.GetFullPath(Path.Combine(path, "DATA"));
        var table = Path.Combine(path, "METADATA", "level0.parquet");
        if (!File.Exists(table))
            throw new InvalidDataException("no TACO container: there is no METADATA/level0.parquet below this folder");
        Items = TacoRows.Named("METADATA/level0.parquet", () => Read(table, data));
    }

    public override IReadOnlyList<TacoItem> Items { get; }

    public override IReadOnlyList<TacoItem> Children(TacoItem folder) => !folder.IsFolder ? throw new ArgumentException($"'{folder.Id}' is no folder", nameof(folder))
        : TacoRows.Named(folder.File, () => Read(folder.File, Path.GetDirectoryName(folder.File)!));

    static TacoItem[] Read(string table, string folder) =>
        TacoRows.Read(new ParquetFile(FileRange.Read(table, 0, new FileInfo(table).Length)), (row, id, isFolder) =>
        {
            // An id is a name and no path: nothing may lie elsewhere.
            var file = id is not ("." or "..") && id.AsSpan().IndexOfAny('/', '\\') < 0 && !Path.IsPathRooted(id) ? isFolder ? Path.Combine(folder, id, "__meta__") : Path.Combine(folder, id)
                : throw new InvalidDataException($"row {row}: the id '{id}' is no file name");
            return new FileInfo(file) is { Exists: true } there ? (file, 0, there.Length) : throw new InvalidDataException($"row {row}: there is no file {file}");
        });
}
