using Assay.Kernels.Codecs;

namespace Assay.Models.Arrays;

/// <summary>A class id per pixel.</summary>
sealed class LabelMapArrays : IKind
{
    public Evidence Gives => Evidence.LabelMap;

    public string Option => "label_maps";

    public IReadOnlyList<string> Extensions => [".npy", ".npz", ".png", ".tif", ".tiff"];

    public int Sides => 2;

    public string Shape => "(height, width)";

    public void Check(NpyHeader header, IReadOnlyList<long> shape, int classes)
    {
        IndexMap.CheckElements(header);
        Shapes.Check(header, shape, Shape);
    }

    public Opinion Read(NpyFile stack, long index, Size size) =>
        Wrap(IndexMap.Of(stack, index * stack.Shape[^2] * stack.Shape[^1], LabelMap.FirstStranger), size);

    public Opinion Read(string path, Size size, int classes) => Wrap(IndexMap.Read(path, LabelMap.FirstStranger), size);

    public bool CanReadWindows(string path) => IndexMap.CanReadWindows(path);

    public Opinion Read(string path, long entry, Size size, Window window, int classes)
    {
        var header = NpyFile.ReadHeader(path);
        if (header.Shape.Count < Sides)
            throw new InvalidDataException($"its shape is {header.ShapeText}, expected {Shape}");
        Check(header, [.. header.Shape.TakeLast(Sides)], classes);
        Shapes.Match(new Size((int)header.Shape[^1], (int)header.Shape[^2]), size);
        return Wrap(IndexMap.ReadWindow(path, entry, window.X, window.Y, window.Size.Width, window.Size.Height, LabelMap.FirstStranger), window.Size);
    }

    static Opinion Wrap(IndexMap map, Size size)
    {
        var own = new Size(map.Width, map.Height);
        Shapes.Match(own, size);
        return new Opinion { LabelMap = map.Ids is { } ids ? new LabelMap(own, ids) : LabelMap.FromValues(own, map.Values, map.HasHoles ? IndexMap.Hole : null) };
    }
}
