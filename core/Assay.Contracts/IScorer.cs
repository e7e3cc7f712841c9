namespace Assay;

/// <summary>An opinion that a scorer wants.</summary>
/// <param name="Role">The key under which the pipeline names the reference: <c>reference</c>, or a scorer's own word.</param>
/// <param name="Of">Any of these will do, the first bit set that the reference gives; Evidence.None means the labels alone.</param>
/// <param name="Optional">It can do without.</param>
public sealed record Need(string Role, Evidence Of, bool Optional = false);

/// <summary>Looks at one sample at a time. Pure and thread-safe: no I/O, no state, the same exam gives the same score.</summary>
public interface IScorer
{
    /// <summary>The opinions it wants; known from the options.</summary>
    IReadOnlyList<Need> Needs { get; }

    /// <summary>What it needs of the labels: any of these; None when it reads none.</summary>
    Evidence Labels { get; }

    /// <summary>Whether its answers only mean something when everything in a sample is labelled; then sparse and non-exhaustive datasets are refused.</summary>
    bool NeedsDenseLabels => false;

    /// <summary>Whether it looks at <see cref="Sample.Where"/>; only then does the host open images to find out. Known from the options.</summary>
    bool ReadsWhere => false;

    /// <summary>The columns it adds; known from the options.</summary>
    IReadOnlyList<Column> Columns { get; }

    /// <summary>Called once for every role that a reference plays, before columns and rounds are asked for: what the options left to the reference is settled now, without I/O.</summary>
    /// <param name="role">As in <see cref="Needs"/>.</param>
    /// <param name="confidences">Whether the reference's instances have confidences (<see cref="IReference.GivesConfidences"/>).</param>
    void Meet(string role, bool confidences) { }

    /// <summary>Called once, when the dataset is open and nothing has been scored: options that name its classes or attributes can be checked only now.</summary>
    /// <param name="classes">As exams will have them.</param>
    /// <param name="attributes">The dataset's facts about samples.</param>
    /// <exception cref="DataException">An option does not fit this dataset; the run is refused.</exception>
    void Check(ClassList classes, IReadOnlyList<AttributeColumn> attributes) { }

    /// <summary>Scores one exam.</summary>
    /// <exception cref="DataException">What it was given cannot be scored (NaN, wrong shape); the message names pixel and class.</exception>
    Score Examine(Exam exam);

    /// <summary>
    /// A value per pixel of an exam that was scored, low = suspicious, row-major, NaN where there is none; null: it has none. Asked only where a step says <c>maps: true</c> and
    /// <see cref="Score.Map"/> is null, so that nobody else pays for it.
    /// </summary>
    float[]? MapOf(Exam exam) => null;
}

/// <summary>
/// A scorer that first observes the whole dataset, in one or more rounds, and then examines. Its state is made of integers, fixed-point sums or values keyed by
/// sample, so that any split of the samples gives the same bits.
/// </summary>
public interface IDatasetScorer : IScorer
{
    /// <summary>How often it must see every sample before it can examine; 0 when its options need no look at the dataset, and it is a scorer like any other.</summary>
    int Rounds { get; }

    /// <summary>Its tables are all it has to say: it has no columns, and no sample is given to it to examine, which saves a pass over the dataset.</summary>
    bool TablesOnly => false;

    /// <summary>Starts observing; called once per part of the dataset, from any thread.</summary>
    ISurvey Begin(int round);

    /// <summary>Takes the merged observations of a round, in order of rounds.</summary>
    void Close(int round, ISurvey merged);

    /// <summary>Dataset-wide results, after the last round.</summary>
    IEnumerable<DatasetTable> Tables();
}

/// <summary>What a round has observed so far. Merging is order-free. Not thread-safe.</summary>
public interface ISurvey
{
    /// <summary>Takes a sample into account.</summary>
    void Observe(Exam exam);

    /// <summary>Takes over what another part observed.</summary>
    void Merge(ISurvey other);

    /// <summary>Writes the state.</summary>
    void Write(Stream to);

    /// <summary>Reads what <see cref="Write"/> wrote into a survey just begun.</summary>
    void Read(Stream from);
}

/// <summary>A dataset-wide result, written to <c>tables/step.name.csv</c>.</summary>
/// <param name="Name">kebab-case.</param>
/// <param name="Header">Column names.</param>
/// <param name="Rows">A row per line; numbers in invariant, shortest form.</param>
public sealed record DatasetTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);
