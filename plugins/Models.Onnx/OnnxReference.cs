using System.Diagnostics;
using System.Text.Json;
using Assay.Kernels.Codecs;
using Assay.Models.Onnx.Runtime;

namespace Assay.Models.Onnx;

/// <summary>A model in an ONNX file, asked about every image.</summary>
[NeedsLibrary("onnxruntime")]
[Component("onnx", "A model in an ONNX file, run by ONNX Runtime: segmentation, classification, regression or detection.")]
public sealed class OnnxReference : IReference
{
    readonly OnnxOptions options;
    readonly IHost host;
    OnnxSession? session;
    ModelWatch? watch;
    ModelInput? input;
    IAnswers? answers;
    PictureReader? pictures;
    long reading, computing; // Ticks, summed over threads.

    public OnnxReference(OnnxOptions options, IHost host)
    {
        (this.options, this.host) = (options, host);
        OptionCheck.Refuse(options);
    }

    public Evidence Gives => options.Task switch
    {
        OnnxTask.Segmentation => Evidence.Probabilities | Evidence.LabelMap,
        OnnxTask.Classification => Evidence.ClassScores,
        OnnxTask.Regression => Evidence.Value,
        _ => Evidence.Instances,
    };

    public bool GivesConfidences => options.Task == OnnxTask.Detection;

    public bool ReadsLabels => false;

    public bool Costly => true;

    public int Batch => answers is { Batches: false } ? 1 : Math.Max(options.Batch, input?.Batch ?? 1);

    public ClassList? Classes { get; private set; }

    public int? ClassCount => answers?.Classes;

    public string Fingerprint => session is null ? "" : $"onnx:{watch!.Hash}:{OptionText()}:{session.Version}:{Providers.Name(session.Provider)}";

    public IReadOnlyDictionary<string, string> Facts => session is null ? new Dictionary<string, string>()
        : new Dictionary<string, string> { ["model_sha256"] = watch!.Hash, ["onnxruntime"] = session.Version, ["provider"] = Providers.Name(session.Provider) };

    public IReadOnlyDictionary<string, double> Seconds =>
        new Dictionary<string, double> { ["compute"] = InSeconds(ref computing), ["read"] = InSeconds(ref reading) };

    static double InSeconds(ref long ticks) => Volatile.Read(ref ticks) / (double)Stopwatch.Frequency;

    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel)
    {
        var path = options.Model.Path;
        var model = ModelCheck.Read(path);
        watch = ModelWatch.Of(ModelCheck.Files(model, path), cancel);
        session = OnnxSession.Open(path, new OnnxSessionOptions { Provider = options.Provider, Threads = options.Threads, Library = options.Runtime?.Path }, host.Report);
        if (watch.Changed is { } changed)
            throw new DataException("model-changed", "the file was replaced while the model was loaded; start again when it is complete", changed);
        input = ModelInput.Of(path, session.Inputs, options);
        answers = Answers(new ModelOutput(path, session.Outputs, options));
        pictures = new PictureReader(options, input);
        Classes = ModelClasses.Of(session.Metadata);
        if (Classes is { } own && answers.Classes is { } count && own.Count != count)
            throw new DataException("class-count", $"the model's metadata names {own.Count} classes ({string.Join(", ", own.Select(entry => entry.Name))}), its output '{answers.Outputs[0]}' has {count}; correct the metadata, or choose another output", path);
        if (answers is LabelMapAnswers)
            host.Report(new Problem("model-gives-map", $"output '{answers.Outputs[0]}' is a class for every pixel: scorers that need probabilities have no evidence; export the model without its argmax for them") { File = path });
        return ValueTask.FromResult<IReadOnlyCollection<string>?>(null);
    }

    IAnswers Answers(ModelOutput choice) => options.Task switch
    {
        OnnxTask.Segmentation => choice.One(port => port.Rank is null or 3 or 4 && ElementTypes.Knows(port.Type), "something for every pixel, [batch, classes, rows, columns]") is var port && IsFloat(port)
            ? new SegmentationAnswers(choice, port, input!.ChannelsLast, options) : new LabelMapAnswers(choice, port, input!.ChannelsLast, options),
        OnnxTask.Classification => new ClassificationAnswers(choice.One(port => port.Rank is not (0 or 1) && IsFloat(port) && Flat(port), "probabilities or logits, [batch, classes]"), options),
        OnnxTask.Regression => new RegressionAnswers(choice, choice.One(port => IsFloat(port) && Flat(port) && (port.Dimensions is not { Count: > 1 } sides || sides.Skip(1).All(side => !side.IsFixed || side.Length == 1)), "a number, [batch] or [batch, 1]"), options),
        _ => new DetectionAnswers(choice, options),
    };

    static bool IsFloat(OnnxPort port) => port.Type is OnnxType.Float or OnnxType.Float16 or OnnxType.Double;

    /// <summary>At most one side besides the batch is longer than 1.</summary>
    static bool Flat(OnnxPort port) => port.Dimensions is not { Count: > 2 } sides || sides.Skip(1).Count(side => side.Length != 1) <= 1;

    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel)
    {
        if (watch!.NewlyChanged is { } changed)
            host.Report(new Problem("model-changed", $"the file was replaced during the run; all scores are those of the model that was loaded at its beginning (SHA-256 {watch.Hash}), the next run asks the new one") { File = changed });
        var start = Stopwatch.GetTimestamp();
        var read = batch.Select(question => Read(question, cancel)).ToArray();
        var between = Stopwatch.GetTimestamp();
        var opinions = Show(read, cancel);
        Interlocked.Add(ref reading, between - start);
        Interlocked.Add(ref computing, Stopwatch.GetTimestamp() - between);
        return ValueTask.FromResult(opinions);
    }

    IReadOnlyList<Opinion> Show(Picture[] pictures, CancellationToken cancel)
    {
        try
        {
            return new ModelRun(session!, input!, answers!, Batch).Ask(pictures, cancel);
        }
        catch (DataException wrong) when (wrong.Code == AnswerFaults.NotANumberCode && pictures is [var one] && one.NotFinite() is { } place)
        {
            throw AnswerFaults.NoNumbersAsked(wrong, place);
        }
    }

    Picture Read(Question question, CancellationToken cancel)
    {
        using var image = question.OpenImage() ?? throw new DataException("no-image", $"sample '{question.Sample.Id}' has no image for the model to look at; say 'images' beside the dataset's labels");
        return pictures!.Read(image, cancel);
    }

    /// <summary>What changes answers: all options but those that say where, and how fast.</summary>
    string OptionText() => JsonSerializer.Serialize(options with { Model = default, Runtime = null, Provider = default, Threads = 1, Batch = 1 });

    public ValueTask DisposeAsync()
    {
        session?.Dispose();
        return ValueTask.CompletedTask;
    }
}
