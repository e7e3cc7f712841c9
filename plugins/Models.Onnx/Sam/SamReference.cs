using System.Security.Cryptography;
using Assay.Kernels.Codecs;
using Assay.Kernels.Images;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx.Sam;

/// <summary>Segment Anything, prompted with the labels: what it draws when it is told where each object is.</summary>
[NeedsLibrary("onnxruntime")]
[Component("sam", "Segment Anything (SAM, MobileSAM, EfficientViT-SAM, SAM 2) prompted with the labels: a mask for each labelled object, with what SAM thinks of it.")]
public sealed class SamReference : IReference
{
    readonly SamOptions options;
    readonly IHost host;
    OnnxSession? encoderSession, decoderSession;
    SamEncoder? encoder;
    SamDecoder? decoder;
    SamAnswers? answers;
    EmbeddingCache? embeddings;

    /// <exception cref="AssayException">There is no prompt, or the bands are not three.</exception>
    public SamReference(SamOptions options, IHost host)
    {
        if (options.Prompt.Count == 0)
            throw new AssayException("no-prompt", "sam: 'prompt' is empty, expected box, points, box_points or mask, one or several");
        if (BandSelection.Count(options.Bands) is { } bands and not 3)
            throw new AssayException("band-count", $"sam: 'bands' names {bands} bands ({string.Join(", ", options.Bands)}), expected three: red, green, blue");
        (this.options, this.host) = (options, host);
    }

    public Evidence Gives => Evidence.Instances;

    public bool GivesConfidences => true;

    public bool ReadsLabels => true;

    public bool Costly => true;

    public int Batch => 1;

    public ClassList? Classes => null;

    public string Fingerprint { get; private set; } = "";

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        var (first, second) = (options.Encoder.Path, options.Decoder.Path);
        var (encoderModel, decoderModel) = (ModelCheck.Read(first), ModelCheck.Read(second));
        var variant = SamVariant.Recognise(first, encoderModel, second, decoderModel);
        if (variant.Decoder == DecoderForm.Plain && options.Prompt.Contains(SamPrompt.Mask))
            throw new DataException("sam-files", "this decoder takes no first guess, as it has no 'mask_input'; leave mask out of 'prompt'", second);
        var session = new OnnxSessionOptions { Provider = options.Provider, Threads = options.Threads };
        encoderSession = OnnxSession.Open(first, session, host.Report);
        decoderSession = OnnxSession.Open(second, session, host.Report);
        var (encoderHash, decoderHash) = (Hash(ModelCheck.Files(encoderModel, first), cancel), Hash(ModelCheck.Files(decoderModel, second), cancel));
        encoder = new SamEncoder(encoderSession, variant);
        decoder = new SamDecoder(decoderSession, variant, options.Choice);
        answers = new SamAnswers(decoder, options, classes);
        embeddings = new EmbeddingCache(() => host.CacheFolder, options.EmbeddingsMb * 1_000_000L, encoderHash, host.Report);
        Fingerprint = FormattableString.Invariant(
            $"sam 1 {variant.Name} encoder={encoderHash} decoder={decoderHash} prompt={string.Join('+', options.Prompt)} padding={options.BoxPadding} points={options.Points} choice={options.Choice} bands={string.Join('+', options.Bands)} scale={options.Scale} circular={string.Join('+', options.Circular)} {encoderSession.Provider}");
        return ValueTask.FromResult<IReadOnlyCollection<string>?>(null);
    }

    static string Hash(IEnumerable<string> files, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        foreach (var path in files)
        {
            using var file = File.OpenRead(path);
            for (int read; (read = file.Read(buffer)) > 0; cancel.ThrowIfCancellationRequested())
                hash.AppendData(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<Opinion>>([.. batch.Select(question => Answer(question, cancel))]);

    Opinion Answer(Question question, CancellationToken cancel)
    {
        if (question.Sample.Labels?.Instances is not { } labels)
            return Opinion.None;
        if (labels.Count == 0)
            return new Opinion { Instances = [] };
        using var image = question.OpenImage();
        if (image is null)
            return Opinion.None;
        if (image.Size != question.Sample.Size)
            throw new DataException("size-mismatch", $"the image is {image.Size}, the labels are of {question.Sample.Size}; expected one size, check that the two belong together", question.Sample.ImageFile);
        var pixels = SamPixels.Read(image, encoder!.Frame(image.Size), options);
        var embedding = embeddings!.Get(pixels, () => encoder.Encode(pixels, cancel));
        return new Opinion { Instances = answers!.To(labels, embedding, decoder!.Frame(image.Size), cancel), Problems = Circular(question.Sample.Id, labels) };
    }

    Problem[] Circular(string sample, IReadOnlyList<Instance> labels) => labels.Count(label => label.WasDrawnBy(options.Circular)) is > 0 and var drawn
        ? [new Problem("circular-labels", $"{drawn} of {labels.Count} labels name SAM as their source; that SAM agrees with them says nothing") { Sample = sample }] : [];

    public ValueTask DisposeAsync()
    {
        encoderSession?.Dispose();
        decoderSession?.Dispose();
        return ValueTask.CompletedTask;
    }
}
