using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Assay.Runtime.Tests.Pipelines;

// Small components with the shapes of the real ones: what lint says of a pipeline must not depend on which plugins are built.
public abstract class ExampleDataset(Evidence gives) : IDataset
{
    public ClassList Classes => ClassList.Unknown;
    public Coverage Coverage => Coverage.Dense;
    public IReadOnlyList<string> Ids => [];
    public IReadOnlyList<AttributeColumn> Attributes => [];
    public Evidence Gives => gives;
    public string Fingerprint => "";
    public ValueTask OpenAsync(CancellationToken cancel) => throw new InvalidOperationException("lint must not open a dataset");
    public ValueTask<Sample> ReadAsync(int index, CancellationToken cancel) => throw new InvalidOperationException("lint must not read a sample");
    public IImage? OpenImage(int index) => null;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

public sealed record MasksOptions
{
    [Description("Label maps.")]
    public required InputPath Labels { get; init; }
    public InputPath? Images { get; init; }
    public string? Match { get; init; }
}

[Component("masks", "Label maps in files.")]
public sealed class MasksExample(MasksOptions options) : ExampleDataset(Evidence.LabelMap)
{
    public MasksOptions Options { get; } = options;
}

public sealed record CocoOptions
{
    public required IReadOnlyList<InputPath> Annotations { get; init; }
}

[Component("coco", "Instances in a file.")]
public sealed class CocoExample(CocoOptions options) : ExampleDataset(Evidence.Instances)
{
    public CocoOptions Options { get; } = options;
}

public sealed record ArraysOptions
{
    [OneOf("kind")]
    public InputPath? Probabilities { get; init; }

    [OneOf("kind")]
    public InputPath? Values { get; init; }
}

[Component("arrays", "Stored predictions.")]
public sealed class ArraysExample(ArraysOptions options) : IReference
{
    public Evidence Gives => options.Values is null ? Evidence.Probabilities | Evidence.LabelMap : Evidence.Value;
    public bool ReadsLabels => false;
    public bool Costly => false;
    public int Batch => 1;
    public ClassList? Classes => null;
    public string Fingerprint => "";
    public ValueTask<IReadOnlyCollection<string>?> OpenAsync(IReadOnlyList<string> ids, ClassList classes, CancellationToken cancel) => throw new InvalidOperationException();
    public ValueTask<IReadOnlyList<Opinion>> AskAsync(IReadOnlyList<Question> batch, CancellationToken cancel) => throw new InvalidOperationException();
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public abstract class ExampleScorer(Evidence labels, Evidence needs, params string[] columns) : IScorer
{
    public virtual IReadOnlyList<Need> Needs => needs == Evidence.None ? [] : [new("reference", needs)];
    public Evidence Labels => labels;
    public IReadOnlyList<Column> Columns => [.. columns.Select(column => new Column(column))];
    public Score Examine(Exam exam) => throw new InvalidOperationException("lint must not score");
}

public enum Absent
{
    Union,
    LabelOnly,
}

public sealed record Border
{
    public required int WidthPx { get; init; }
    public bool Skip { get; init; }
}

public sealed record TiOptions
{
    [Description("The model.")]
    public ReferenceName? Reference { get; init; }

    [Range(0, double.PositiveInfinity, MinimumIsExclusive = true)]
    public double Beta { get; init; } = 2;
    public Absent Absent { get; init; }

    [Range(0, int.MaxValue)]
    public int MinPixels { get; init; }
    public bool Strict { get; init; } = true;
    public IReadOnlyList<string> Classes { get; init; } = [];
    public IReadOnlyDictionary<string, double> Weights { get; init; } = new Dictionary<string, double>();
    public Border? Border { get; init; }
    public SecretName? Key { get; init; }
}

[Component("ti", "Agreement.")]
public sealed class TiExample(TiOptions options) : ExampleScorer(Evidence.LabelMap, Evidence.Probabilities | Evidence.LabelMap, "")
{
    public TiOptions Options { get; } = options;
}

public sealed record SoftMinOptions
{
    public ReferenceName? Reference { get; init; }

    [Range(0.001, 10)]
    public double Temperature { get; init; } = 0.1;
}

[Component("soft_min", "Lowest self-confidence.")]
public sealed class SoftMinExample(SoftMinOptions options) : ExampleScorer(Evidence.LabelMap, Evidence.Probabilities, "", "pixels"), IScorer
{
    public SoftMinOptions Options { get; } = options;
    bool IScorer.NeedsDenseLabels => true;
}

public sealed record MatchOptions
{
    public required ReferenceName Reference { get; init; }
}

[Component("match", "Pairs of instances.")]
public sealed class MatchExample(MatchOptions options) : ExampleScorer(Evidence.Instances, Evidence.Instances, "", "iou")
{
    public MatchOptions Options { get; } = options;
}

public sealed record ContourOptions
{
    public ReferenceName? Reference { get; init; }
    public StepName Pairs { get; init; } = new("match");
}

[Component("contour", "Measures pairs of instances.")]
public sealed class ContourExample(ContourOptions options) : ExampleScorer(Evidence.Instances, Evidence.Instances, "")
{
    public ContourOptions Options { get; } = options;
}

[Component("random", "A baseline.")]
public sealed class RandomExample() : ExampleScorer(Evidence.None, Evidence.None, "");

public sealed record DuelOptions
{
    [Rest]
    public IReadOnlyDictionary<string, ReferenceName> Roles { get; init; } = new Dictionary<string, ReferenceName>();
}

[Component("duel", "Two references against each other.")]
public sealed class DuelExample(DuelOptions options) : ExampleScorer(Evidence.None, Evidence.None, "")
{
    public DuelOptions Options { get; } = options;
    public override IReadOnlyList<Need> Needs => [new("model", Evidence.Probabilities), new("hardness", Evidence.Value, Optional: true)];
}

[Component("survey", "Learns from the whole dataset.")]
public sealed class SurveyExample() : ExampleScorer(Evidence.None, Evidence.None, ""), IDatasetScorer
{
    public int Rounds => 1;
    public ISurvey Begin(int round) => throw new InvalidOperationException();
    public void Close(int round, ISurvey merged) => throw new InvalidOperationException();
    public IEnumerable<DatasetTable> Tables() => [];
}

public sealed record PickyOptions
{
    public int Low { get; init; }
    public int High { get; init; } = 1;
}

[Component("picky", "Refuses some options.")]
public sealed class PickyExample : ExampleScorer
{
    public PickyExample(PickyOptions options) : base(Evidence.None, Evidence.None, "")
    {
        if (options.Low > options.High)
            throw new AssayException("range", $"'low' is {options.Low}, must not be above 'high' ({options.High})");
        if (options.Low < 0)
            throw new InvalidOperationException("negative");
    }
}

[Component("report", "A report.")]
public sealed class ReportExample : IOutput
{
    public Task WriteAsync(IRun run, CancellationToken cancel) => throw new InvalidOperationException();
}

[Component("terminal", "A screen.")]
public sealed class TerminalExample : IReviewer
{
    public Task ReviewAsync(IReview review, CancellationToken cancel) => throw new InvalidOperationException();
}
