namespace Assay.Outputs.Predictions;

/// <summary>What a sample is called in files.</summary>
static class SampleName
{
    /// <summary>The image's name below the dataset's root, with its extension, when the sample has an image file that is called so; else the sample's id.</summary>
    public static string Of(Sample sample, Names names) =>
        names == Names.Image && sample.ImageFile?.Replace('\\', '/') is { } file && System.IO.Path.GetExtension(file) is { Length: > 0 } extension && file.EndsWith("/" + sample.Id + extension, StringComparison.Ordinal)
            ? sample.Id + extension
            : sample.Id;

    /// <summary>The name of a file about the sample, below a folder: by the image, its extension gives way; by the sample, the new one is added, so that ids with a dot stay whole.</summary>
    /// <exception cref="DataException">It would leave the folder.</exception>
    public static string File(Sample sample, Names names, string extension)
    {
        var name = sample.Id;
        if (name.Split('/', '\\').Any(part => part is "" or "." or "..") || System.IO.Path.IsPathRooted(name))
            throw new DataException("unsafe-name", $"the sample's id '{name}' cannot be the name of a file below a folder; nothing is written of it");
        var known = names == Names.Image && sample.ImageFile is { } image && System.IO.Path.GetExtension(image) is { Length: > 0 } own && name.EndsWith(own, StringComparison.OrdinalIgnoreCase) ? own.Length : 0;
        return name[..^known] + extension;
    }
}
