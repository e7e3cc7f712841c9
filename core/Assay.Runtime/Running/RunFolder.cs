namespace Assay.Runtime.Running;

/// <summary>Names and places in a run folder.</summary>
sealed class RunFolder(string path, string pipelineFolder)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string Run => In("run.json");
    public string Timing => In("timing.json");
    public string Scores => In("scores.csv");
    public string Instances => In("instances.csv");
    public string Findings => In("findings.jsonl");
    public string Queue => In("queue.csv");
    public string Verdicts => In("verdicts");

    /// <summary>The pipeline where a verb wrote it; its paths are relative to where its file would be. It stands where no file of a user's does.</summary>
    public string Written => System.IO.Path.Combine(In("phases"), "pipeline.yaml");

    public string Cost => In("cost.json");
    public string Gates => In("gates.json");
    public string Verification => In("verify.json");

    /// <summary>What the checkpoints were made from; a run that differs in it cannot go on here.</summary>
    public string Basis => System.IO.Path.Combine(In("phases"), "basis.json");

    /// <summary>Held open while a run works in the folder.</summary>
    public string Lock => System.IO.Path.Combine(In("phases"), "run.lock");

    /// <summary>Where costly opinions are kept, while a run lasts, when they are not to be shared.</summary>
    public string OwnOpinions => System.IO.Path.Combine(In("phases"), "opinions");

    public string Stage(int stage) => System.IO.Path.Combine(In("phases"), $"{stage:D2}");
    public string Part(int stage, int block) => System.IO.Path.Combine(Stage(stage), $"{block:D6}.jsonl");
    public string Journal(int stage, int block) => System.IO.Path.Combine(Stage(stage), $"{block:D6}.unfinished");
    public string SurveyState(int stage, int block) => System.IO.Path.Combine(Stage(stage), $"{block:D6}.survey");
    public string Tables => In("tables");
    public string Ledger => System.IO.Path.Combine(Tables, "ledger.csv");
    public string Table(string step, string table) => System.IO.Path.Combine(Tables, $"{step}.{table}.csv");
    public string Table(string name) => System.IO.Path.Combine(Tables, $"{name}.csv");
    public string Map(string step, string sample) => System.IO.Path.Combine(In("maps"), step, Short(sample) + ".npy");
    public string Opinion(string reference, string sample) => System.IO.Path.Combine(In("opinions"), reference, Short(sample));

    public void RemoveOwnOpinions() => Remove(OwnOpinions);

    /// <summary>Removes everything that a run leaves but verdicts, so that another can be made in its place.</summary>
    public void Clear()
    {
        foreach (var file in new[] { Run, Timing, Scores, Instances, Findings, Queue, Cost, Written, Gates, Verification, In("report.html"), In("report.json") })
            File.Delete(file);
        foreach (var name in new[] { "tables", "maps", "opinions" })
            Remove(In(name));
        foreach (var stage in Directory.EnumerateDirectories(In("phases")).ToArray())
            Remove(stage);
    }

    static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A sample or reviewer name as a file name: percent-encoded, '/' included.</summary>
    public static string Encoded(string name) => Uri.EscapeDataString(name).Replace("*", "%2A", StringComparison.Ordinal) is { } encoded && encoded.Trim('.').Length > 0
        ? encoded : name.Replace(".", "%2E", StringComparison.Ordinal);

    /// <summary>Encoded, and short enough for any file system, which allow 255 bytes: a long name ends in its hash.</summary>
    static string Short(string sample) => Encoded(sample) is { Length: > 200 } encoded ? $"{encoded[..180]}-{ItemId.OfSample(sample)}" : Encoded(sample);

    /// <summary>A problem whose file is named relative to the pipeline, so that runs in two checkouts agree.</summary>
    public Problem Relative(Problem problem) => problem.File is { } file && System.IO.Path.IsPathRooted(file)
        ? problem with { File = Relative(file), Message = problem.Message.Replace(file, Relative(file), StringComparison.Ordinal) } : problem;

    string Relative(string file) => System.IO.Path.GetRelativePath(pipelineFolder, file).Replace('\\', '/');
}
