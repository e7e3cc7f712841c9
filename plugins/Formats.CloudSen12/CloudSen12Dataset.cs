using Assay.Kernels.Files;

namespace Assay.Formats.CloudSen12;

/// <summary>CloudSEN12 and CloudSEN12+ in the layouts in which they were released.</summary>
[RecognizedBy(typeof(CloudSen12Recognizer))]
[Component("cloudsen12", "CloudSEN12 and CloudSEN12+: cloud masks of Sentinel-2 patches, as a GeoTIFF tree, raw arrays or TACO containers.")]
public sealed class CloudSen12Dataset(CloudSen12Options options, IHost host) : IDataset
{
    const string ManualName = "manual";

    IPatches source = null!;
    IReadOnlyList<Patch> patches = [];

    /// <inheritdoc/>
    public ClassList Classes => MaskClasses.Of(options.Mask);

    /// <inheritdoc/>
    public Coverage Coverage => IsManual && options.Labels.Contains(LabelKind.Scribble) ? Coverage.Sparse : Coverage.Dense;

    /// <inheritdoc/>
    public Evidence Gives => Evidence.LabelMap;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<AttributeColumn> Attributes { get; private set; } = [];

    /// <inheritdoc/>
    public string Fingerprint { get; private set; } = "";

    bool IsManual => options.Mask is ManualName or "manual_hq" or "manual_sc" or "target";

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancel)
    {
        var path = options.Path.Path;
        if (options.Labels.Count == 0)
            throw new DataException("no-samples", "labels: names no kind of patches, expected high, scribble or nolabel", path);
        source = Errors.Wrap(path, Open);
        var filter = new PatchFilter(options, source.Table, source.Files.First().Value);
        var missing = 0;
        patches = filter.Choose(row => source is not PatchTree tree || tree.Has(row) || missing++ < 0);
        if (missing > 0)
            host.Report(new Problem("no-folder", $"{missing} patches of metadata.csv have no folder of their region and product here, and are left out") { File = path });
        if (patches.Count == 0)
            throw new DataException("no-samples", $"none of {source.Table.Rows} patches is left by labels: {string.Join(", ", options.Labels).ToLowerInvariant()} and the other filters", path);
        if (filter.KindIsGuessed)
            host.Report(new Problem("no-label-type", $"nothing says how patches were labelled; they count as labels: {options.Labels[0].ToString().ToLowerInvariant()}") { File = path, Conversion = Conversion.Guessed, Count = patches.Count });
        if (patches.GroupBy(patch => patch.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new DataException("duplicate-sample", $"the patch '{twice.Key}' stands in rows {string.Join(" and ", twice.Select(patch => patch.Row + 1))}, expected one", path);
        CheckMask(path);
        Ids = [.. patches.Select(patch => patch.Id)];
        Attributes = PatchAttributes.Of(source.Table, patches);
        Fingerprint = Errors.Wrap(path, () => FileFingerprint.Of(source.Files, cancel));
        return ValueTask.CompletedTask;
    }

    IPatches Open() => File.Exists(Path.Combine(options.Path.Path, "metadata.csv")) || Directory.Exists(options.Path.Path) && PatchArrays.Fits(options.Path.Path)
        ? PatchArrays.Fits(options.Path.Path) ? new PatchArrays(options.Path.Path) : new PatchTree(options.Path.Path, host)
        : new PatchContainers(options.Path.Path, host);

    void CheckMask(string path)
    {
        if (options.Mask != ManualName && source.OpenMask(patches[0].Row, options.Mask) is not { } mask)
            throw new DataException("no-mask", $"the first patch has no mask '{options.Mask}', only {string.Join(", ", source.Masks)}", path);
        else if (options.Mask != ManualName)
            source.OpenMask(patches[0].Row, options.Mask)!.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel)
    {
        var patch = patches[index];
        var name = MaskOf(patch);
        using var mask = name is null ? null : source.OpenMask(patch.Row, name);
        if (mask is null)
            return ValueTask.FromResult(WithoutLabels(patch, name));
        var file = source.MaskFile(patch.Row, name!);
        if (mask.Bands != 1)
            throw new DataException("not-a-label-map", $"the mask has {mask.Bands} bands, expected 1", file);
        var stored = ReadBand(mask, 0);
        var frame = Frame(patch, mask, stored);
        var values = frame.Crop(stored, mask.Size);
        return ValueTask.FromResult(new Sample
        {
            Id = patch.Id,
            Size = frame.Size,
            Where = frame.Shift(mask.Where),
            Labels = LabelsOf(values, mask.NoData(0), patch.Kind == LabelKind.Scribble, frame.Size, file),
            LabelsFile = file,
            ImageFile = source.ImageFile(patch.Row, options.Product),
            Problems = [.. Conversions(patch, mask.Size, frame, file)],
        });
    }

    string? MaskOf(Patch patch) => options.Mask != ManualName ? options.Mask : patch.Kind == LabelKind.Nolabel ? null : source.ManualMask(patch.Kind);

    Sample WithoutLabels(Patch patch, string? mask)
    {
        using var image = source.OpenImage(patch.Row, options.Product)
            ?? throw new DataException("no-label", $"the patch has neither {(mask is null ? "an image" : $"a mask '{mask}' nor an image")}, so not even its size is known; download it again", source.FilesOf(patch.Row) is [var first, ..] ? first : null);
        return new Sample
        {
            Id = patch.Id,
            Size = Frame(patch, image, null).Size,
            Where = Frame(patch, image, null).Shift(image.Where),
            ImageFile = source.ImageFile(patch.Row, options.Product),
            Problems = mask is null ? [] : [new Problem("no-label", $"the patch has no mask '{mask}', so it counts as not annotated") { Sample = patch.Id, File = source.MaskFile(patch.Row, mask) }],
        };
    }

    /// <summary>The mask tells where the padding is when its margin has no label; else the image does, whose padding is zero.</summary>
    PatchFrame Frame(Patch patch, IImage stored, float[]? mask)
    {
        var width = stored.Size.Width;
        return PatchFrame.Find(stored.Size, patch.Side, options.Padding, Margins());

        IEnumerable<Func<int, int, bool>> Margins()
        {
            if (mask is not null)
                yield return (x, y) => mask[y * width + x] is 99 or 255 or -1 or float.NaN || mask[y * width + x] == (float?)stored.NoData(0);
            if (mask is null)
                yield return ReadBand(stored, 0) is var own ? (x, y) => own[y * width + x] == 0 : null!;
            else if (source.OpenImage(patch.Row, options.Product) is { } image)
                using (image)
                    if (image.Size == stored.Size && ReadBand(image, 0) is var band)
                        yield return (x, y) => band[y * width + x] == 0;
        }
    }

    static float[] ReadBand(IImage image, int band)
    {
        var values = new float[image.Size.Area];
        image.Read(new Box(0, 0, image.Size.Width, image.Size.Height), band, image.Size, values);
        return values;
    }

    Labels LabelsOf(float[] values, double? noData, bool isScribble, Size size, string file)
    {
        if (!IsManual)
            return new Labels { Map = MaskCodes.ToIds(values, noData, size, file) };
        var map = MaskCodes.ToClasses(values, noData, isScribble, size, file);
        return new Labels { Map = map, Strokes = isScribble ? MaskCodes.ToStrokes(values, map) : null };
    }

    IEnumerable<Problem> Conversions(Patch patch, Size stored, PatchFrame frame, string file)
    {
        if (frame.Crops(stored))
            yield return new Problem("padding-cropped", "pixels of padding around the patch are left out") { Sample = patch.Id, File = file, Conversion = Conversion.Dropped, Count = stored.Area - frame.Size.Area };
        if (frame.Guessed)
            yield return new Problem("padding-guessed", $"the patch is {frame.Size} of {stored} pixels, and nothing in it says on which sides it was padded; right and bottom are taken (padding: says otherwise)") { Sample = patch.Id, File = file, Conversion = Conversion.Guessed };
        if (IsManual && patch.Kind == LabelKind.Scribble)
            yield return new Problem("scribble-codes", "borders and centres of strokes are one class each") { Sample = patch.Id, File = file, Conversion = Conversion.Flattened };
    }

    /// <inheritdoc/>
    public IImage? OpenImage(int index)
    {
        var patch = patches[index];
        var image = source.OpenImage(patch.Row, options.Product);
        if (image is null || patch.Side is not { } side || image.Size == new Size(side, side) || options.Padding == PaddingRule.None)
            return image;
        var frame = FrameOf(patch, image);
        return frame.Crops(image.Size) ? new CroppedImage(image, frame) : image;
    }

    /// <summary>The same as the labels', so that both stay on one grid.</summary>
    PatchFrame FrameOf(Patch patch, IImage image)
    {
        using var mask = MaskOf(patch) is { } name ? source.OpenMask(patch.Row, name) : null;
        return mask is not null && mask.Size == image.Size ? Frame(patch, mask, ReadBand(mask, 0)) : Frame(patch, image, null);
    }

    /// <inheritdoc/>
    public Origin? OriginOf(int index) => source is PatchTree ? new Origin(source.FilesOf(patches[index].Row)) : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
