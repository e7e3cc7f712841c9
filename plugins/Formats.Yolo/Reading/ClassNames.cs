namespace Assay.Formats.Yolo.Reading;

/// <summary>Names of classes where there is no data.yaml: a line each in classes.txt (labelImg) or obj.names (darknet).</summary>
static class ClassNames
{
    static readonly string[] Files = ["classes.txt", "labels/classes.txt", "obj.names", "labels/train/classes.txt"];

    /// <summary>None when there is no such file, or a name stands twice: the pipeline has to say then.</summary>
    public static ClassList Find(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        if (Files.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is not { } file || new FileInfo(file).Length > 1 << 22)
            return ClassList.Unknown;
        string[] names = [.. File.ReadLines(file).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? ClassList.Named(names) : ClassList.Unknown;
    }
}
