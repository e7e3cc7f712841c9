using Assay.Kernels.Images;

namespace Assay.Models.Http.Images;

/// <summary>What is done to an image before it is sent: choose bands; then either a step of SCANEO's, or scaling.</summary>
sealed class Preprocessing
{
    readonly IReadOnlyList<string> bands;
    readonly string? step;
    readonly PixelScaling scaling;

    /// <exception cref="AssayException">Options contradict each other.</exception>
    public Preprocessing(HttpOptions options)
    {
        bands = options.Bands;
        step = options.Preprocess.Count > 0 ? options.Preprocess[0] : null;
        try
        {
            scaling = new PixelScaling(options.Scale, options.Offset, options.Clip, options.Mean, options.Std);
        }
        catch (ArgumentException wrong)
        {
            throw new AssayException("bad-scaling", wrong.Message.Split(" (Parameter")[0]);
        }
        Check(options);
    }

    void Check(HttpOptions options)
    {
        foreach (var name in options.Preprocess)
            if (!BeforeStep.Names.Contains(name))
                throw new AssayException("no-such-step", $"preprocess: '{name}' is no step, expected S2RGB or SATRGB");
        if (options.Preprocess.Count > 1)
            throw new AssayException("conflicting-options", "preprocess: S2RGB and SATRGB both make three bands of the whole image; keep one of them");
        if (step is not null && (!scaling.IsIdentity || bands.Count > 0))
            throw new AssayException("conflicting-options", $"preprocess: {step} chooses bands and scales itself; remove bands:, scale:, offset:, clip:, mean: and std:");
        if (BandSelection.Count(bands) is { } count && scaling.Misfit(count) is { } misfit)
            throw new AssayException("bad-scaling", misfit);
    }

    /// <exception cref="DataException">The image does not fit.</exception>
    public Planes Read(IImage image, string sample)
    {
        if (step is not null)
            return BeforeStep.Apply(step, Planes.Read(image, BeforeStep.BandsOf(step), sample));
        var planes = Planes.Read(image, Choose(image, sample), sample);
        if (scaling.IsIdentity)
            return planes;
        if (scaling.Misfit(planes.Bands.Length) is { } misfit)
            throw new DataException("no-such-band", $"'{sample}': {misfit}; choose bands with bands:");
        for (var band = 0; band < planes.Bands.Length; band++)
            scaling.Apply(planes.Bands[band], band);
        return planes with { Type = PixelType.Float32, NoData = null };
    }

    int[] Choose(IImage image, string sample)
    {
        try
        {
            return BandSelection.Parse(bands, image.Bands, image.BandNames);
        }
        catch (ArgumentException wrong)
        {
            throw new DataException("no-such-band", $"'{sample}': {wrong.Message.Split(" (Parameter")[0]}");
        }
    }
}
