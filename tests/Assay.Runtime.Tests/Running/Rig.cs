using System.Collections.Concurrent;
using System.Text.Json;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Plugins;
using Assay.Runtime.Running;
using Assay.Runtime.Scripts;
using Assay.Runtime.Selecting;

namespace Assay.Runtime.Tests.Running;

/// <summary>Puts a pipeline together by hand and runs it in a temporary folder.</summary>
sealed class Rig : IDisposable
{
    static readonly Place Nowhere = new("rig.yaml", 1, 1);
    static readonly ScriptHost Scripts = new(Path.Combine(Path.GetTempPath(), "assay-test-scripts"), _ => { });

    readonly List<ReferenceUse> references = [];
    readonly List<StepUse> steps = [];
    readonly List<ComponentUse> outputs = [];

    public TempFolder Folder { get; } = new();
    public FakeSamples Samples { get; set; } = FakeSamples.Plain(10);
    public ControlOptions? Control { get; set; }
    public ClassMapping Mapping { get; set; } = Plain;
    public TilesOptions? Tiles { get; set; }

    /// <summary>Stands for the options of all components.</summary>
    public string Options { get; set; } = "as ever";

    /// <summary>Stands for the options of single steps, by id.</summary>
    public Dictionary<string, string> Versions { get; } = [];

    /// <summary>Components that are installed but that the pipeline does not name.</summary>
    public List<Component> Others { get; } = [];

    public static ClassMapping Plain => new(null, new Dictionary<string, string?>(), [], Nowhere);

    public Rig Reference(string id, FakeAnswers answers, ClassMapping? mapping = null, double minJoined = 0.98)
    {
        references.Add(new ReferenceUse(id, ComponentOf<FakeReference>(ComponentKind.Reference), answers, Nowhere, mapping ?? Plain, minJoined));
        return this;
    }

    public Rig Dataset(string id, FakeSamples samples)
    {
        references.Add(new ReferenceUse(id, ComponentOf<FakeDataset>(ComponentKind.Dataset), samples, Nowhere, Plain, 0));
        return this;
    }

    /// <summary>A scorer or table step; binds expressions to the columns of the steps before it.</summary>
    public Rig Step(string id, object step, string? reference = null, bool maps = false, bool overAll = false, object? options = null)
    {
        (step as IBindable)?.Bind(new Scope(id, [.. steps.SelectMany(ColumnsOf)], Scripts));
        Dictionary<string, string> roles = reference is null ? [] : new() { ["reference"] = reference };
        steps.Add(new StepUse(id, new Component(id, step is IScorer ? ComponentKind.Scorer : ComponentKind.TableStep, "", "assay", "1.0", typeof(Rig).Assembly.Location, step.GetType), options, Nowhere, step, roles, maps, overAll));
        return this;
    }

    public Rig Score(string id, Func<Exam, Score> examine, string? reference = null, params IReadOnlyList<Column> columns) => Step(id, new FakeScorer(examine, columns), reference);

    public Rig Where(string condition) => Step($"where{steps.Count}", new WhereStep(new WhereOptions { Condition = new Expression(condition) }));

    public Rig Lowest(string by, int count) => Step($"lowest{steps.Count}", new LowestStep(new ExtremeOptions { By = new ColumnName(by), Count = count }));

    public Rig Highest(string by, int count) => Step($"highest{steps.Count}", new HighestStep(new ExtremeOptions { By = new ColumnName(by), Count = count }));

    /// <summary>Writes about the run when it is finished.</summary>
    public Rig Output(Func<IRun, Task> write)
    {
        outputs.Add(new ComponentUse(ComponentOf<FakeOutput>(ComponentKind.Output), write, Nowhere));
        return this;
    }

    static IEnumerable<Column> ColumnsOf(StepUse step) => step.Instance is ITableStep table ? table.Adds : ((IScorer)step.Instance).Columns.Select(column => column with { Name = Audit.FullName(step.Id, column) });

    static Component ComponentOf<T>(ComponentKind kind) => new("fake", kind, "", "assay", "1.0", typeof(T).Assembly.Location, () => typeof(T));

    public Pipeline Pipeline => new()
    {
        File = Folder.File("rig.yaml"),
        Summary = "",
        Dataset = new DatasetUse(ComponentOf<FakeDataset>(ComponentKind.Dataset), Samples, Nowhere, Mapping, null) { Tiles = Tiles },
        References = references,
        Control = Control,
        Steps = steps,
        Outputs = outputs,
        Warnings = [],
        Resolved = JsonSerializer.Serialize(new { Options, Tiles, steps = steps.Select(step => new { step.Id, Version = Versions.GetValueOrDefault(step.Id) }) }),
    };

    public Hosts Hosts(ProblemLog problems) => new(Others, problems, Folder.File("cache"));

    public async Task<RunOutcome> RunAsync(string to = "out", int jobs = 1, int? limit = null, bool reuse = false, bool update = false, CancellationToken stop = default)
    {
        var problems = new ProblemLog();
        return await new AuditRun(Pipeline, Hosts(problems), problems, new RunOptions(Path.Combine(Folder.Path, to), jobs, limit, Reuse: reuse, Update: update), new Silence()).RunAsync(stop);
    }

    public SortedDictionary<string, string> Files(string of = "out") => RunBytes.Of(Path.Combine(Folder.Path, of));

    public string Text(string file, string of = "out") => File.ReadAllText(Path.Combine(Folder.Path, of, file));

    public string[][] Table(string file, string of = "out") => [.. Csv.Read(Path.Combine(Folder.Path, of, file))];

    public void Dispose() => Folder.Dispose();
}
