namespace Assay.Formats.CloudSen12;

/// <summary>
/// Raw arrays as they were released for training: a folder a split with <c>metadata.csv</c>, an array of 512 x 512 x int16 per band (<c>L1C_B01.dat</c>), and one of int8 per mask
/// (<c>LABEL_manual_hq.dat</c>), patches in the order of the rows. Files have no header; they have to be as long as the rows say.
/// </summary>
sealed class PatchArrays : IPatches
{
    /// <summary>Pixels a side, padding included.</summary>
    const int Side = 512;

    readonly List<(string Folder, int First, int Rows)> folders = [];
    readonly Dictionary<string, IReadOnlyList<string>> names = new(StringComparer.Ordinal);

    public PatchArrays(string root)
    {
        foreach (var folder in Folders(root))
        {
            var table = MetadataCsv.Read(Path.Combine(folder, "metadata.csv"));
            if (table.FindAny("split") is null && folder != root)
                table.Set("split", Enumerable.Repeat<string?>(Path.GetFileName(folder), table.Rows).ToArray());
            folders.Add((folder, Table.Rows, table.Rows));
            names[folder] = [.. Directory.EnumerateFiles(folder, "*.dat").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
            Table.Append(table);
        }
        Masks = [.. names.Values.SelectMany(files => files).Where(file => file.StartsWith("LABEL_", StringComparison.Ordinal)).Select(file => file[6..^4]).Distinct().Order(StringComparer.Ordinal)];
    }

    public MetadataTable Table { get; } = new(0);

    public IReadOnlyList<string> Masks { get; }

    public IReadOnlyCollection<KeyValuePair<string, string>> Files =>
        [.. folders.SelectMany(place => names[place.Folder].Append("metadata.csv").Select(name => KeyValuePair.Create($"{Path.GetFileName(place.Folder)}/{name}", Path.Combine(place.Folder, name))))];

    /// <summary>Whether a folder, or one below it, holds raw arrays.</summary>
    public static bool Fits(string root) => Folders(root).Any();

    static IEnumerable<string> Folders(string root) =>
        new[] { root }.Concat(Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(folder => File.Exists(Path.Combine(folder, "metadata.csv")) && Directory.EnumerateFiles(folder, "*.dat").Any());

    public IReadOnlyList<string> FilesOf(int row) => Place(row) is var (folder, _, _) ? [.. names[folder].Select(name => Path.Combine(folder, name))] : [];

    public string MaskFile(int row, string mask) => Path.Combine(Place(row).Folder, $"LABEL_{mask}.dat");

    public string ManualMask(LabelKind kind) => kind == LabelKind.Scribble ? "manual_sc" : "manual_hq";

    public IImage? OpenMask(int row, string mask) => File.Exists(MaskFile(row, mask)) ? Open(row, [MaskFile(row, mask)], 1) : null;

    public IImage? OpenImage(int row, Product product)
    {
        var (folder, _, _) = Place(row);
        var prefix = product == Product.L1c ? "L1C_B" : "L2A_B";
        string[] bands = [.. names[folder].Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(name => BandOrder(name[5..^4])).Select(name => Path.Combine(folder, name))];
        return bands.Length == 0 ? null : Open(row, bands, 2);
    }

    public string? ImageFile(int row, Product product) => null;

    /// <summary>B8A comes between B8 and B9.</summary>
    static int BandOrder(string band) => int.TryParse(band.TrimEnd('A'), out var number) ? 2 * number + (band.EndsWith('A') ? 1 : 0) : int.MaxValue;

    RawBands Open(int row, string[] files, int bytes)
    {
        var (_, first, rows) = Place(row);
        foreach (var file in files)
            if (new FileInfo(file).Length is var length && length != (long)rows * Side * Side * bytes)
                throw new DataException("wrong-shape", $"the file has {length} bytes, expected {(long)rows * Side * Side * bytes}: {rows} rows of metadata.csv, {Side} x {Side} pixels of {bytes} byte(s) each; download it again", file);
        return new RawBands(files, (long)(row - first) * Side * Side * bytes, new Size(Side, Side), bytes);
    }

    (string Folder, int First, int Rows) Place(int row) => folders.First(place => row < place.First + place.Rows);
}
