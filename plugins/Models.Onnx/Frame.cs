using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>How one image becomes windows that a model sees.</summary>
/// <param name="Image">The image's size.</param>
/// <param name="Read">The size at which it is read: another one when it is resized.</param>
/// <param name="Padded">Then mirrored to this.</param>
/// <param name="Window">The model's picture.</param>
/// <param name="Places">Upper left corners of windows in the padded picture, row by row.</param>
sealed record Frame(Size Image, Size Read, Size Padded, Size Window, IReadOnlyList<(int X, int Y)> Places)
{
    /// <summary>Columns before the picture.</summary>
    public int Left => ReflectPadding.Before(Read.Width, Padded.Width);

    /// <summary>Rows above the picture.</summary>
    public int Top => ReflectPadding.Before(Read.Height, Padded.Height);

    /// <summary>The model sees the image as it is.</summary>
    public bool IsWhole => Image == Read && Read == Padded && Padded == Window;

    public static Frame Of(Size image, OnnxOptions options)
    {
        if (options.Tile is { } tile)
            return Tiled(image, tile);
        var read = options.Resize.Count switch { 0 => image, 1 => new Size(options.Resize[0], options.Resize[0]), _ => new Size(options.Resize[0], options.Resize[1]) };
        var padded = new Size(ReflectPadding.RoundUp(read.Width, options.PadMultiple), ReflectPadding.RoundUp(read.Height, options.PadMultiple));
        return new(image, read, padded, padded, [(0, 0)]);
    }

    static Frame Tiled(Size image, OnnxTile tile)
    {
        var padded = new Size(Math.Max(image.Width, tile.Size), Math.Max(image.Height, tile.Size));
        var columns = Starts(padded.Width, tile);
        return new(image, image, padded, new Size(tile.Size, tile.Size), [.. Starts(padded.Height, tile).SelectMany(y => columns.Select(x => (x, y)))]);
    }

    /// <summary>The last window ends with the picture, so it may overlap more.</summary>
    static List<int> Starts(int side, OnnxTile tile)
    {
        List<int> starts = [];
        for (var at = 0; at + tile.Size < side; at += tile.Size - tile.Shared)
            starts.Add(at);
        starts.Add(side - tile.Size);
        return starts;
    }
}
