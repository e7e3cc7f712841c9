using Assay.Kernels.Images;

namespace Assay.Models.Onnx;

/// <summary>Reads images as a model wants them: bands chosen, resized, scaled, mirrored up. Thread-safe.</summary>
sealed class PictureReader
{
    readonly OnnxOptions options;
    readonly ModelInput input;
    readonly PixelScaling scaling;

    /// <exception cref="DataException">A list has another length than the model has bands.</exception>
    public PictureReader(OnnxOptions options, ModelInput input)
    {
        (this.options, this.input) = (options, input);
        scaling = new PixelScaling(options.Scale, options.Offset, options.Clip, options.Mean, options.Std);
        if (input.Channels is { } bands && scaling.Misfit(bands) is { } misfit)
            throw new DataException("band-mismatch", misfit, input.File);
    }

    /// <exception cref="DataException">The image does not fit the model; the message says what to write.</exception>
    public Picture Read(IImage image, CancellationToken cancel)
    {
        var bands = Bands(image);
        var frame = Frame.Of(image.Size, options);
        input.Check(frame);
        var planes = GC.AllocateUninitializedArray<float>(checked((int)(bands.Length * frame.Padded.Area)));
        var plane = frame.Read == frame.Padded ? [] : new float[frame.Read.Area];
        for (var c = 0; c < bands.Length; c++)
        {
            cancel.ThrowIfCancellationRequested();
            var to = planes.AsSpan((int)(c * frame.Padded.Area), (int)frame.Padded.Area);
            var read = plane.Length > 0 ? plane : to;
            BandReader.Read(image, bands[c], frame.Read, read);
            scaling.Apply(read, c);
            if (plane.Length > 0)
                ReflectPadding.Pad<float>(plane, frame.Read.Width, frame.Read.Height, frame.Left, frame.Top, frame.Padded.Width, frame.Padded.Height, to);
        }
        return new(frame, bands.Length, planes);
    }

    int[] Bands(IImage image)
    {
        int[] bands;
        try
        {
            bands = BandSelection.Parse(options.Bands, image.Bands, image.BandNames);
        }
        catch (ArgumentException wrong)
        {
            throw new DataException("band-mismatch", $"{wrong.Message}; correct 'bands'", inner: wrong);
        }
        if (input.Channels is { } channels && bands.Length != channels)
            throw new DataException("band-mismatch", options.Bands.Count > 0 ? $"'bands' are {bands.Length}, the model takes {channels}; name {channels}"
                : $"the image has {bands.Length} {(bands.Length == 1 ? "band" : "bands")}, the model takes {channels}; {(bands.Length > channels ? $"say which ones with 'bands', as in bands: 1-{channels}" : $"expected images with {channels} or more: are these the ones it was trained on?")}");
        if (scaling.Misfit(bands.Length) is { } misfit)
            throw new DataException("band-mismatch", misfit);
        return bands;
    }
}
