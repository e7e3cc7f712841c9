namespace Assay.Tests.Review.Terminal.Screens;

/// <summary>A review in memory: samples of 16 x 16 pixels with a label map, an image and a model's opinion; every act is kept, undo takes the last one back.</summary>
sealed class FakeReview : IReview
{
    static readonly string[] Regions = ["north", "south", "east"];
    readonly List<Dictionary<string, ItemState>> states = [[]];
    readonly List<(IReadOnlyList<string> Items, Dictionary<string, ItemState> State)> undone = [];
    readonly List<IReadOnlyList<string>> acts = [];

    public FakeReview(int count) => Items = [.. Enumerable.Range(1, count).Select(rank => new Item(rank, $"id{rank}", $"roi/{rank:0000}", Unit.Sample, null, null, null, rank % 2 == 0 ? $"ti {Ti(rank - 1):0.###}, low" : $"soft_min 0.0{rank}, low"))];

    /// <summary>Positions of items that cannot be read.</summary>
    public HashSet<int> Broken { get; } = [];

    /// <summary>Positions of items of which the model says nothing.</summary>
    public HashSet<int> Silent { get; } = [];

    /// <summary>Thrown by the next act that records.</summary>
    public Exception? Refusal { get; set; }

    /// <summary>What others decided, by item.</summary>
    public Dictionary<string, IReadOnlyList<(string, Verdict)>> Peers { get; } = [];

    /// <summary>All that was recorded, in order.</summary>
    public List<Verdict> Recorded { get; } = [];

    /// <summary>What the screen said it showed, a record at a time.</summary>
    public List<(Shown Shown, TimeSpan Elapsed)> Circumstances { get; } = [];

    public IReadOnlyList<Item> Items { get; }
    public ClassList Classes { get; } = ClassList.Named("field", "water", "cloud");
    public string Run => "out/first";
    public string Reviewer => "ana";
    public bool IsReadOnly { get; init; }
    public IReadOnlyList<string> References => ["model"];
    public IReadOnlyList<Column> Columns { get; } = [new("ti"), new("soft_min"), new("area", End: Suspicious.Neither, Unit: "px")];
    public IReadOnlyList<AttributeColumn> Attributes => [new("region", [.. Items.Select((_, i) => Regions[i % 3])], null), new("angle", null, [.. Items.Select((_, i) => (double?)i)])];
    public IReadOnlyList<PricedKind> Kinds { get; init; } = [new("omission", "critical", 100), new("tracking", "medium", 20), new("inaccurate", "critical", 100), new("wrong_label", "medium", 20), new("obfuscation", "medium", 20), new("attributes", "low", 5)];
    public int Start { get; init; }

    static double Ti(int position) => (position * 37 % 100) / 100.0;

    public double? Value(int position, string column) => column switch { "ti" => Ti(position), "soft_min" => 0.01 * (position + 1), _ => position == 0 ? null : 1000 - position };

    public string? Attribute(int position, string attribute) => attribute == "region" ? Regions[position % 3] : $"{position}";

    /// <summary>Classes of items that are objects, by position.</summary>
    public Dictionary<int, string> Objects { get; } = [];

    public string? ClassOf(int position) => Objects.GetValueOrDefault(position);

    public Verdict? Find(string item) => StateOf(item).Verdict;

    public ItemState StateOf(string item) => states[^1].GetValueOrDefault(item, new ItemState()) with { Peers = Peers.GetValueOrDefault(item, []) };

    public IReadOnlyList<ReviewerProgress> Progress =>
        [new("ana", states[^1].Values.Count(state => state.IsDecided), states[^1].Values.Count(state => state.Verdict?.Decision == Decision.Error), null, TimeSpan.Zero), new("ben", 7, 2, null, TimeSpan.Zero)];

    public IReadOnlyList<ReviewEvent> History(string item) =>
        [.. Peers.GetValueOrDefault(item, []).Select(peer => new ReviewEvent(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), peer.Item1, "verdict", peer.Item2, null))];

    public void Record(IReadOnlyList<Verdict> verdicts, Shown shown, TimeSpan elapsed)
    {
        Refuse();
        Recorded.AddRange(verdicts);
        Circumstances.Add((shown, elapsed));
        Act([.. verdicts.Select(verdict => verdict.Item)], verdicts.ToDictionary(verdict => verdict.Item, verdict => StateOf(verdict.Item) with { Verdict = verdict }));
    }

    public void Record(Remark remark)
    {
        Refuse();
        var state = StateOf(remark.Item);
        Act([remark.Item], new() { [remark.Item] = state with { IsFlagged = remark.Flagged ?? state.IsFlagged, Comment = remark.Comment is "" ? null : remark.Comment ?? state.Comment, Difficulty = remark.Difficulty ?? state.Difficulty } });
    }

    void Act(IReadOnlyList<string> items, Dictionary<string, ItemState> changes)
    {
        states.Add(new Dictionary<string, ItemState>(states[^1]));
        foreach (var (item, state) in changes)
            states[^1][item] = state;
        acts.Add(items);
        undone.Clear();
    }

    public IReadOnlyList<string> Undo()
    {
        Refuse();
        if (acts.Count == 0)
            return [];
        var items = acts[^1];
        undone.Add((items, states[^1]));
        acts.RemoveAt(acts.Count - 1);
        states.RemoveAt(states.Count - 1);
        return items;
    }

    public IReadOnlyList<string> Redo()
    {
        if (undone.Count == 0)
            return [];
        var (items, state) = undone[^1];
        undone.RemoveAt(undone.Count - 1);
        acts.Add(items);
        states.Add(state);
        return items;
    }

    void Refuse()
    {
        if (Refusal is not { } refusal)
            return;
        Refusal = null;
        throw refusal;
    }

    public ValueTask<OpenItem> OpenAsync(Item item, CancellationToken cancel) => ValueTask.FromResult(Open(item));

    public OpenItem Open(Item item)
    {
        if (Broken.Contains(item.Rank - 1))
            throw new DataException("truncated-file", "the file ends after 12 of 256 bytes", "labels/broken.png");
        var (ours, theirs) = (new ushort[256], new ushort[256]);
        for (var i = 0; i < 256; i++)
        {
            var (x, y) = (i % 16, i / 16);
            ours[i] = (ushort)(x is >= 4 and < 9 && y is >= 4 and < 10 ? 1 : 0);
            theirs[i] = (ushort)(x is >= 4 and < 12 && y is >= 4 and < 10 ? 1 : y > 13 ? 2 : 0);
        }
        var size = new Size(16, 16);
        return new OpenItem(new Sample { Id = item.Sample, Size = size, Labels = new Labels { Map = new LabelMap(size, ours) } }, new Dictionary<string, Opinion> { ["model"] = Silent.Contains(item.Rank - 1) ? Opinion.None : new() { LabelMap = new LabelMap(size, theirs) } })
        {
            Reasons = [new Why("ti", Value(item.Rank - 1, "ti")!.Value, 0.97, "ti < 0.45"), new Why("soft_min", 0.01 * item.Rank, 0.5, null)],
            Findings = [new Suspicion("regions", new Finding("omission") { ReferenceClass = 1, Box = new Box(9, 4, 3, 6), AreaPx = 18, Measured = new Dictionary<string, double> { ["confidence"] = 0.93 } }, true),
                new Suspicion("regions", new Finding("wrong_label") { Class = 0, ReferenceClass = 2, Box = new Box(0, 14, 16, 2), AreaPx = 32 }, false)],
            Where = new Box(9, 4, 3, 6),
        };
    }

    public IImage? OpenImage(Item item) => null;
}
